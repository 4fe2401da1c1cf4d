import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
    readonly axe: {
        run(): Promise<{
            violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
        }>;
    };
}
declare const window: AxeWindow;

/** What axe-core finds serious or critical on a page, with where. */
export async function seriousIssues(page: Page): Promise<string[]> {
    await page.addScriptTag({ content: AXE });
    return page.evaluate(async () => {
        const { violations } = await window.axe.run();
        return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
}
