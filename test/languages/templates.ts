/**
 * Every template that the tool can speak, found in the source itself: the literals of `say` and `sayAs`,
 * the catalogue of problems and the advice in the schemas of rows. Catalogues are held against this list.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROBLEMS } from '../../src/core/problems/index.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

export interface Found {
  /** As a catalogue has it: the template, with its context in brackets where it has one. */
  readonly key: string;
  /** Where it stands first. */
  readonly where: string;
}

export interface Templates {
  readonly found: readonly Found[];
  /** Calls whose template is no literal: no catalogue can be held against them. */
  readonly unreadable: readonly string[];
}

/** All templates, each once, in the order of the files. */
export function allTemplates(): Templates {
  const found: Found[] = [];
  const unreadable: string[] = [];
  for (const file of sourceFiles()) readSource(file, found, unreadable);
  for (const [code, { what, fix }] of Object.entries(PROBLEMS)) {
    found.push({ key: what, where: code }, { key: fix, where: code });
  }
  found.push(...rowAdvice());
  const first = new Map<string, Found>();
  for (const one of found) if (!first.has(one.key)) first.set(one.key, one);
  // A text that is nothing but a slot has no words.
  return { found: [...first.values()].filter(({ key }) => !/^\{\w+\}$/.test(key)), unreadable };
}

function sourceFiles(): readonly string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

function readSource(file: string, found: Found[], unreadable: string[]): void {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  if (!/\bsay(?:As)?\(/.test(text)) return;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const key = keyOf(node.expression.text, node.arguments);
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const where = `${file}:${String(line)}`;
      if (key === null) unreadable.push(where);
      else if (key !== undefined) found.push({ key, where });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** `undefined` for another call, `null` for one that cannot be read. */
function keyOf(name: string, args: readonly ts.Expression[]): string | null | undefined {
  const [first, second] = args.map(literalOf);
  if (name === 'say') return first ?? null;
  if (name !== 'sayAs') return undefined;
  return typeof first === 'string' && typeof second === 'string' ? `${second} [${first}]` : null;
}

function literalOf(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) {
    return null;
  }
  const [left, right] = [literalOf(node.left), literalOf(node.right)];
  return left === null || right === null ? null : left + right;
}

interface RowSchema {
  readonly properties: Readonly<Record<string, { description?: string; fix?: string }>>;
}

function rowAdvice(): readonly Found[] {
  const folder = path.join(ROOT, 'schemas', 'rows');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const schema = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as RowSchema;
      return Object.values(schema.properties).flatMap(({ description, fix }) =>
        [description, fix]
          .filter((key) => key !== undefined)
          .map((key) => ({ key, where: `schemas/rows/${file}` })),
      );
    });
}
