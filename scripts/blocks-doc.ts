// Writes docs/blocks.md from `blocks/` and `locales/`: `npm run generate`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCKS } from '../blocks/blocks';
import type { BlockKind } from '../blocks/block-spec';
import { LOCALES } from '../locales';

const FILE = join(__dirname, '..', 'docs', 'blocks.md');
const KINDS: Readonly<Record<BlockKind, string>> = {
    event: 'hat',
    command: 'command',
    reporter: 'reporter',
    boolean: 'yes or no',
};

/** The page. */
export function blocksPage(): string {
    const languages = Object.keys(LOCALES);
    const rows = BLOCKS.flatMap((block) => {
        if (block === '---') return [];
        const texts = languages.map((language) => LOCALES[language]?.[block.text] ?? '');
        return [`| ${[`\`${block.opcode}\``, KINDS[block.kind], ...texts].join(' | ')} |`];
    });
    return [
        '# The blocks',
        '',
        'Besides these, ordinary broadcasts and the stage’s variables are shared while a project is in a group, without any block.',
        '',
        `| ${['opcode', 'kind', ...languages].join(' | ')} |`,
        `| ${['opcode', 'kind', ...languages].map(() => '---').join(' | ')} |`,
        ...rows,
        '',
        'A broadcast menu in **when I receive … from mesh** lists the messages of the project and those that came from the group. **event payload** and **event sender** tell of the event that started the script in which they stand, or that started the script which broadcast to it. They have no checkbox in the palette, because each script has its own.',
        '',
    ].join('\n');
}

if (process.argv[1]?.endsWith('blocks-doc.ts')) writeFileSync(FILE, blocksPage());
