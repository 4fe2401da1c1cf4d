// The files of examples/ as they are kept.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { BLOCKS } from '../../blocks/blocks';
import { EXAMPLES, makeFiles } from '../../examples/make/files';

const FOLDER = join(__dirname, '..', '..', 'examples');
const kept = (path: string) => readFile(join(FOLDER, path));
const names = EXAMPLES.map(({ name }) => name);

it('a fresh make gives the bytes that are kept (else: npm run examples)', async () => {
    const made = await makeFiles();
    expect(made).toHaveLength(2 * names.length);
    for (const { path, bytes } of made)
        expect([path, Buffer.from(bytes).equals(await kept(path))]).toEqual([path, true]);
});

it('two makes give the same bytes, in any time zone', async () => {
    const first = await makeFiles();
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    const second = await makeFiles().finally(() => (process.env['TZ'] = zone ?? 'UTC'));
    expect(second).toEqual(first);
});

describe.each(names)('%s', (name) => {
    it('has every costume under its hash, and no other file', async () => {
        const zip = await JSZip.loadAsync(await kept(`${name}/${name}.sb3`));
        const project = (await zip.file('project.json')?.async('string')) ?? '';
        const assets = [...new Set([...project.matchAll(/"md5ext": "([^"]+)"/g)].map(([, file]) => file ?? ''))];
        expect(Object.keys(zip.files).sort()).toEqual(['project.json', ...assets].sort());
        for (const asset of assets) {
            const svg = (await zip.file(asset)?.async('nodebuffer')) ?? Buffer.alloc(0);
            expect(`${createHash('md5').update(svg).digest('hex')}.svg`).toBe(asset);
        }
    });

    it('uses only mesh blocks that there are', async () => {
        const zip = await JSZip.loadAsync(await kept(`${name}/${name}.sb3`));
        const project = (await zip.file('project.json')?.async('string')) ?? '';
        const used = [...project.matchAll(/"meshV2_(\w+)"/g)].map(([, opcode]) => opcode ?? '');
        const known = BLOCKS.flatMap((block) => (block === '---' ? [] : [block.opcode]));
        expect(used).toEqual(expect.arrayContaining(['createGroup', 'joinGroup', 'isConnected', 'memberCount']));
        expect(used.filter((opcode) => opcode !== 'menu_variableNames' && !known.includes(opcode))).toEqual([]);
    });

    it('says how to play in three lines of English and three of Japanese, and is listed', async () => {
        const readme = (await kept(`${name}/README.md`)).toString();
        const steps = readme.split('\n').filter((line) => /^\d\. /.test(line));
        const japanese = steps.filter((line) => /[\u3040-\u30ff]/.test(line));
        expect([steps.length, japanese.length]).toEqual([6, 3]);
        expect(readme).toContain(`${name}.svg`);
        expect((await kept('README.md')).toString()).toContain(`(${name}/${name}.sb3)`);
    });
});
