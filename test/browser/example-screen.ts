// A student's browser with an example in the real editor: keys are pressed, sprites are clicked, answers are typed.
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../until';

interface PageTarget {
    readonly sprite: { readonly name: string };
    readonly x: number;
    readonly y: number;
    readonly currentCostume: number;
    readonly isStage: boolean;
    getCostumes(): readonly { readonly name: string }[];
    readonly variables: Record<string, { readonly name: string; readonly value: unknown }>;
}

/** What the editor's page shows to its scripts. */
declare const window: {
    scratchMesh?: {
        readonly mesh: { readonly status: { readonly transport: string | null } };
        readonly vm: { readonly runtime: { readonly targets: readonly PageTarget[] } };
    };
};

/** Milliseconds for which a person holds a key down: a few frames. */
const KEY_MS = 120;
const EDITOR_MS = 60_000;
/** The stage's steps from side to side and from top to bottom. */
const STAGE = { width: 480, height: 360 };

/** What a sprite shows. */
export interface SpriteState {
    readonly x: number;
    readonly y: number;
    readonly costume: string;
    readonly variables: Readonly<Record<string, string>>;
}

/** One browser page. */
export class ExampleScreen {
    private constructor(public readonly page: Page) {}

    /** Opens an example by the link that stands on the start page, and clicks the green flag. */
    public static async open(context: BrowserContext, url: string, example: string): Promise<ExampleScreen> {
        const page = await context.newPage();
        await page.goto(url);
        await page.waitForFunction(
            () => window.scratchMesh?.vm.runtime.targets.some(({ sprite }) => sprite.name === 'Mesh'),
            undefined,
            { timeout: EDITOR_MS },
        );
        await page.getByTitle('Go').click();
        const screen = new ExampleScreen(page);
        await until(`${example} runs`, async () => (await screen.sprite('Mesh')).costume === 'apart');
        return screen;
    }

    /** Holds a key down for a moment, with the page in front. */
    public async press(key: string, ms = KEY_MS): Promise<void> {
        await this.page.bringToFront();
        await this.page.keyboard.press(key, { delay: ms });
    }

    /** Creates the group with H, or joins it with J; types a name where the example asks for one. */
    public async enter(key: 'h' | 'j', name?: string): Promise<void> {
        await this.press(key);
        if (name !== undefined) {
            const field = this.page.locator('[class*="question"] input');
            await field.fill(name);
            await field.press('Enter');
        }
        await until(`${key} leads into the group`, async () => (await this.sprite('Mesh')).costume === 'together');
    }

    /** Clicks a sprite where it stands on the stage. */
    public async click(name: string): Promise<void> {
        await this.page.bringToFront();
        const { x, y } = await this.sprite(name);
        const canvas = this.page.locator('canvas').first();
        const box = await canvas.boundingBox();
        if (box === null) throw new Error('The stage is not there.');
        const scale = box.width / STAGE.width;
        await canvas.click({ position: { x: (STAGE.width / 2 + x) * scale, y: (STAGE.height / 2 - y) * scale } });
    }

    /** What a sprite shows now. */
    public sprite(name: string): Promise<SpriteState> {
        return this.page.evaluate((wanted) => {
            const target = window.scratchMesh?.vm.runtime.targets.find(({ sprite }) => sprite.name === wanted);
            if (target === undefined) throw new Error(`There is no sprite "${wanted}".`);
            const { x, y, currentCostume } = target;
            const costume = target.getCostumes()[currentCostume]?.name ?? '';
            const variables = Object.values(target.variables).map((each) => [each.name, String(each.value)]);
            return { x, y, costume, variables: Object.fromEntries(variables) };
        }, name);
    }

    /** The items of a list of the stage. */
    public list(name: string): Promise<string[]> {
        return this.page.evaluate((wanted) => {
            const stage = window.scratchMesh?.vm.runtime.targets.find(({ isStage }) => isStage);
            const list = Object.values(stage?.variables ?? {}).find((each) => each.name === wanted)?.value;
            return Array.isArray(list) ? list.map(String) : [];
        }, name);
    }

    public transport(): Promise<string | null | undefined> {
        return this.page.evaluate(() => window.scratchMesh?.mesh.status.transport);
    }
}
