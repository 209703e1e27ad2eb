/** Exports that show themselves that rows are lacking: a totals row that says more, a sheet that is full. */
import type { Rule } from './rule.ts';
import { joined, say } from '../text/text.ts';

const SIGNS: ReadonlySet<string> = new Set(['W_TOTAL_DIFFERS', 'W_POSSIBLY_CUT']);

export const exportIncomplete: Rule = {
  id: 'export-incomplete',
  severity: 'warning',
  title: say('Export may lack rows'),
  means: say(
    'The file itself shows that rows may be missing: its totals row says something else than its rows add up to, or it was cut off. What is missing cannot be found by the comparison.',
  ),
  fix: say('Export the file again and compare the number of rows with the portal.'),
  source: say('Matching and accounting rules of this tool: absent is not the same as missing.'),
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.length,
    findings: files.flatMap(({ input, warnings }) =>
      warnings
        .filter(({ code }) => SIGNS.has(code))
        .map((warning) => ({
          tenant: input.tenant,
          customer: null,
          line: null,
          subscriptionId: null,
          subject: `${input.path}\n${input.sheet ?? ''}\n${warning.code}`,
          message: joined(
            [
              [input.path, ...(warning.place === null ? [] : [warning.place])].join(' › '),
              warning.what,
            ],
            ': ',
          ),
          numbers: { code: warning.code },
          evidence: [{ path: input.path, sheet: input.sheet ?? '', row: 0, cell: null }],
          action: {
            verb: 'fix-input' as const,
            tenant: input.tenant,
            subject: input.path,
            seats: null,
            text: say('{file} may lack rows. {fix}', { file: input.path, fix: warning.fix }),
            steps: [warning.what, warning.fix],
          },
        })),
    ),
  }),
};
