/** Rows that fail their schema: named cell by cell, counted, never guessed at. */
import { count, sortEvidence, type Rule } from './rule.ts';

export const rowRejected: Rule = {
  id: 'row-rejected',
  severity: 'error',
  title: 'Rows could not be used',
  means:
    'Some rows of a file hold values that cannot be right, so they are left out. What they stand for is missing from the comparison.',
  fix: 'Correct the cells named on the sheet Rejected rows, or export the file again.',
  source: 'Matching and accounting rules of this tool: nothing is guessed, no row disappears.',
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.reduce((sum, file) => sum + file.input.accepted + file.input.rejected, 0),
    findings: files
      .filter(({ input }) => input.rejected > 0)
      .map(({ input, rejected }) => ({
        tenant: input.tenant,
        customer: null,
        line: null,
        subscriptionId: null,
        subject: `${input.path}\n${input.sheet ?? ''}`,
        message: `${count(input.rejected, 'row')} of ${input.path}${input.sheet === null || input.sheet === '' ? '' : ` (sheet ${input.sheet})`} could not be used; ${count(input.accepted, 'row')} could.`,
        numbers: { rows: input.rejected },
        evidence: sortEvidence(
          rejected.map(({ path, sheet, row, cell }) => ({ path, sheet, row, cell })),
        ),
        action: {
          verb: 'fix-input' as const,
          tenant: input.tenant,
          subject: input.path,
          seats: null,
          text: `Correct what could not be read in ${input.path}, and run again.`,
          steps: [
            'Look at the sheet Rejected rows of the report: it names each cell, what is wrong, and what to do.',
          ],
        },
      })),
  }),
};
