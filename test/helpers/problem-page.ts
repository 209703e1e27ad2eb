/** Draws the page docs/problems.md from the catalogue. */
import { PROBLEM_GROUPS } from '../../src/core/problems/index.ts';
import type { Catalogue } from '../../src/core/problems/problem.ts';

const HEAD = `# Problems with input files

Everything that the tool can say about a file that it was given, by code. Codes with \`E_\` name what keeps a
file, a sheet or a row out of the comparison; codes with \`W_\` name what is odd but could be read. Words in
‹angle quotes› stand for what is known only in each case.

This page is made from the code in \`src/core/problems\`.
`;

/** The page as it must be. */
export function problemPage(): string {
  const groups = PROBLEM_GROUPS.map(
    ({ title, problems }) => `\n## ${title}\n${entries(problems).join('')}`,
  );
  return HEAD + groups.join('');
}

function entries(problems: Catalogue): readonly string[] {
  return Object.entries(problems).map(
    ([code, { title, what, fix }]) =>
      `\n### \`${code}\`: ${title}\n\n${shown(what)}\n\nWhat to do: ${shown(fix)}\n`,
  );
}

function shown(template: string): string {
  return template.replace(/\{(\w+)\}/g, '‹$1›');
}
