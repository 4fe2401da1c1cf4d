// The .sb3 file: a zip of project.json and the costumes, each named by its hash.
import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { EXTENSION_ID } from '../../blocks/blocks';
import { BlockTable } from './block-table';
import type { Costume, MonitorSpec, Project, TargetSpec } from './project';
import { messageId, prefixOf, Scope, type Messages } from './scope';

/** Every file in the zip has this date, or no two runs would give the same bytes. */
const FILE_DATE = new Date(Date.UTC(2020, 0, 1));
/** The last version of the VM whose format this is. */
const META = { semver: '3.0.0', vm: '5.0.300', agent: 'scratch-mesh' };
const NOTE = { x: 640, y: 40, width: 380, height: 260, minimized: false };

/** The project as a file that every Scratch 3 editor opens: the same bytes at each call. */
export async function projectFile(project: Project): Promise<Uint8Array> {
    const zip = new JSZip();
    const options = { date: FILE_DATE, createFolders: false };
    zip.file('project.json', JSON.stringify(projectJson(project), null, 1), options);
    const costumes = [project.stage, ...project.sprites].flatMap((target) => target.costumes);
    for (const costume of costumes) zip.file(`${assetId(costume)}.svg`, costume.svg, options);
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function projectJson({ stage, sprites, monitors }: Project): object {
    const messages: Messages = new Set();
    const savedSprites = sprites.map((sprite, index) => ({
        ...savedTarget(sprite.name, sprite, new Scope(sprite.name, sprite, stage, messages)),
        isStage: false,
        broadcasts: {},
        layerOrder: index + 1,
        visible: true,
        x: sprite.x,
        y: sprite.y,
        size: 100,
        direction: 90,
        draggable: false,
        rotationStyle: "don't rotate",
    }));
    const savedStage = {
        ...savedTarget('Stage', stage, new Scope(null, stage, stage, messages)),
        isStage: true,
        broadcasts: Object.fromEntries([...messages].sort().map((name) => [messageId(name), name])),
        layerOrder: 0,
        tempo: 60,
        videoTransparency: 50,
        videoState: 'off',
        textToSpeechLanguage: null,
    };
    return {
        targets: [savedStage, ...savedSprites],
        monitors: monitors.map(savedMonitor),
        extensions: [EXTENSION_ID],
        meta: META,
    };
}

function savedTarget(name: string, target: TargetSpec, scope: Scope): object {
    const { variables = {}, lists = {}, costumes, scripts = [], note } = target;
    const table = new BlockTable(scope);
    for (const script of scripts) table.add(script);
    return {
        name,
        variables: saved('variable', variables, scope),
        lists: saved('list', lists, scope),
        blocks: table.blocks,
        comments: note === undefined ? {} : { [`${scope.prefix}note`]: { blockId: null, ...NOTE, text: note } },
        currentCostume: 0,
        costumes: costumes.map(savedCostume),
        sounds: [],
        volume: 100,
    };
}

function saved(kind: 'variable' | 'list', values: Readonly<Record<string, unknown>>, scope: Scope): object {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [scope.idOf(kind, name), [name, value]]));
}

function savedCostume(costume: Costume): object {
    const id = assetId(costume);
    return {
        name: costume.name,
        assetId: id,
        md5ext: `${id}.svg`,
        dataFormat: 'svg',
        bitmapResolution: 1,
        rotationCenterX: costume.width / 2,
        rotationCenterY: costume.height / 2,
    };
}

/** Scratch names the files of a project by their MD5. */
function assetId({ svg }: Costume): string {
    return createHash('md5').update(svg).digest('hex');
}

function savedMonitor({ of, name, sprite, mode, x, y, width = 0, height = 0, range }: MonitorSpec): object {
    const place = { mode, spriteName: sprite, width, height, x, y, visible: true };
    if (of === 'members') {
        const opcode = `${EXTENSION_ID}_memberCount`;
        return { id: opcode, opcode, params: {}, value: 0, ...place };
    }
    const id = `${prefixOf(sprite)}${of}-${name}`;
    if (of === 'list') return { id, opcode: 'data_listcontents', params: { LIST: name }, value: [], ...place };
    const [sliderMin, sliderMax] = range ?? [0, 100];
    const slider = { sliderMin, sliderMax, isDiscrete: true };
    return { id, opcode: 'data_variable', params: { VARIABLE: name }, value: '', ...place, ...slider };
}
