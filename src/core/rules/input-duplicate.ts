/** Files that bring nothing new: the same bytes, or the same rows, as another file of the tenant. */
import type { FileFacts, Facts } from '../model/facts.ts';
import { listed, say, type Text } from '../text/text.ts';
import { sentences, sortEvidence, type Rule, type RuleFinding } from './rule.ts';

export const inputDuplicate: Rule = {
  id: 'input-duplicate',
  severity: 'warning',
  title: say('The same export was given twice'),
  means: say(
    'Two files of one tenant are the same, to the byte or row by row. They are counted once; but perhaps one of them should have been another export.',
  ),
  fix: say('Check that no export is missing, and remove the copy.'),
  source: say('Matching and accounting rules of this tool: exact copies of rows are counted once.'),
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.length,
    findings: [...sameBytes(files), ...sameRows(files)],
  }),
};

function sameBytes(files: Facts['files']): readonly RuleFinding[] {
  const groups = new Map<string, Set<string>>();
  for (const { input } of files) {
    // Exports without a row are all the same: they say that there is nothing.
    if (input.rows === 0 || input.tenant === null) continue;
    const key = `${input.tenant} ${input.sha256}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(input.path));
  }
  return [...groups]
    .filter(([, paths]) => paths.size > 1)
    .map(([key, paths]) => {
      const tenant = key.startsWith('from') ? ('from' as const) : ('to' as const);
      const names = [...paths];
      return finding(tenant, names, say('{files} are the same file.', { files: listed(names) }));
    });
}

/** A subscriptions file all of whose rows another file brought already, although its bytes differ. */
function sameRows(files: Facts['files']): readonly RuleFinding[] {
  return files.filter(isCopy(files)).map(({ input }) => {
    const message = say('All rows of {file} stand in other files as well.', {
      file: input.path,
    });
    return finding(input.tenant ?? 'from', [input.path], message);
  });
}

function isCopy(files: Facts['files']): (file: FileFacts) => boolean {
  const bytes = new Map<string, number>();
  for (const { input } of files) bytes.set(input.sha256, (bytes.get(input.sha256) ?? 0) + 1);
  return ({ input, copies }) =>
    copies > 0 && input.accepted === 0 && input.rejected === 0 && bytes.get(input.sha256) === 1;
}

function finding(tenant: 'from' | 'to', paths: readonly string[], message: Text): RuleFinding {
  return {
    tenant,
    customer: null,
    line: null,
    subscriptionId: null,
    subject: paths.join('\n'),
    message: sentences(message, say('It is counted once.')),
    numbers: { files: paths.length },
    evidence: sortEvidence(paths.map((path) => ({ path, sheet: '', row: 0, cell: null }))),
    action: {
      verb: 'fix-input',
      tenant,
      subject: paths.join('\n'),
      seats: null,
      text: say('Check whether {files} should have been another export, and remove the copy.', {
        files: listed(paths),
      }),
      steps: [say('Compare the names of the files with the customers they should belong to.')],
    },
  };
}
