/** Files that cannot be read at all, or that are no export that this tool knows. */
import type { Rule } from './rule.ts';
import { joined, say } from '../text/text.ts';

export const fileUnreadable: Rule = {
  id: 'file-unreadable',
  severity: 'error',
  title: say('File could not be read'),
  means: say(
    'The file is damaged, protected, or not an export that this tool knows. Nothing in it is part of the comparison.',
  ),
  fix: say('Do what the message says, or remove the file from the folder, and run again.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.length,
    findings: files.flatMap(({ input, problem, incidental }) => {
      // One file for both tenants has a finding of its own.
      if (problem === null || incidental || problem.code === 'E_SAME_FILE_BOTH_TENANTS') return [];
      const place = problem.place === null ? '' : ` › ${problem.place}`;
      return [
        {
          tenant: input.tenant,
          customer: null,
          line: null,
          subscriptionId: null,
          subject: `${input.path}\n${input.sheet ?? ''}`,
          message: joined([`${input.path}${place}:`, problem.what, problem.fix], ' '),
          numbers: { code: problem.code },
          evidence: [{ path: input.path, sheet: input.sheet ?? '', row: 0, cell: null }],
          action: {
            verb: 'fix-input' as const,
            tenant: input.tenant,
            subject: input.path,
            seats: null,
            text: say('{file} could not be read. {fix}', { file: input.path, fix: problem.fix }),
            steps: [problem.what, problem.fix],
          },
        },
      ];
    }),
  }),
};
