// Finds texts that a person may read and that stand in the code, by the syntax tree of TypeScript.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A text in the code that looks like one for people. */
export interface WrittenText {
    readonly file: string;
    readonly line: number;
    readonly text: string;
}

/** Whose arguments are for developers: what is thrown, and what is logged. */
const FOR_DEVELOPERS = /^(Error|TypeError|ownError|MeshClientError|BackendError|warn|error|log)$/;
/** Attributes of elements that people read or hear. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set(['title', 'alt', 'placeholder', 'aria-label']);

/** Whether a text looks like one for people: Japanese, or an English sentence or phrase. */
export function looksWritten(text: string): boolean {
    if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return true;
    const plain = text.trim();
    const words = plain.split(/\s+/).filter((word) => /^["'(]?[A-Za-z][A-Za-z'’-]*[.,;:!?)"']*$/.test(word));
    return words.length >= 3 && /^["'(]?[A-Z]/.test(plain);
}

/** The texts for people in the files of a folder. */
export function writtenTexts(folder: string): WrittenText[] {
    return filesBelow(folder).flatMap((file) => textsIn(file, readFileSync(file, 'utf8')));
}

/** The texts for people in one file. */
export function textsIn(file: string, code: string): WrittenText[] {
    const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
    const found: WrittenText[] = [];
    const note = (node: ts.Node, text: string): void => {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ file, line, text: text.trim() });
    };
    const visit = (node: ts.Node): void => {
        if (isForDevelopers(node) || ts.isImportDeclaration(node)) return;
        if (ts.isJsxText(node)) {
            if (/\p{L}/u.test(node.text)) note(node, node.text);
        } else if (ts.isStringLiteralLike(node)) {
            if (looksWritten(node.text) || isReadAttribute(node)) note(node, node.text);
        } else if (ts.isTemplateExpression(node)) {
            const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' x ');
            if (looksWritten(text.replace(/<[^>]*>/g, ' '))) note(node, text);
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

function isForDevelopers(node: ts.Node): boolean {
    if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
    const { expression } = node;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
    return FOR_DEVELOPERS.test(name);
}

function isReadAttribute(node: ts.StringLiteralLike): boolean {
    const { parent } = node;
    return ts.isJsxAttribute(parent) && READ_ATTRIBUTES.has(parent.name.getText()) && /\p{L}/u.test(node.text);
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) return filesBelow(path);
        return /\.tsx?$/.test(name) ? [path] : [];
    });
}
