// The page docs/blocks.md, which `npm run generate` writes.
import { BLOCKS } from '../blocks/blocks';
import type { BlockKind } from '../blocks/block-spec';
import { LOCALES } from '../locales';

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
        'While a project is in a group, it also shares ordinary broadcasts and the stage’s variables, without any block.',
        '',
        `| ${['opcode', 'kind', ...languages].join(' | ')} |`,
        `| ${['opcode', 'kind', ...languages].map(() => '---').join(' | ')} |`,
        ...rows,
        '',
        'A broadcast menu in **when I receive … from mesh** lists the messages of the project and the messages that came from the group. **event payload** and **event sender** report the event that started their script, directly or through another script’s broadcast. They have no checkbox in the palette, because each script has its own values.',
        '',
    ].join('\n');
}
