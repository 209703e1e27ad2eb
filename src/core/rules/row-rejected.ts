/** Rows that fail their schema: named cell by cell, counted, never guessed at. */
import type { FileFacts } from '../model/facts.ts';
import { say, type Text } from '../text/text.ts';
import { sortEvidence, type Rule } from './rule.ts';

export const rowRejected: Rule = {
  id: 'row-rejected',
  severity: 'error',
  title: say('Rows could not be used'),
  means: say(
    'Some rows of a file hold values that cannot be right, so they are left out. What they stand for is missing from the comparison.',
  ),
  fix: say('Correct the cells named on the sheet Rejected rows, or export the file again.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
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
        message: rowsText(input),
        numbers: { rows: input.rejected },
        evidence: sortEvidence(
          rejected.map(({ path, sheet, row, cell }) => ({ path, sheet, row, cell })),
        ),
        action: {
          verb: 'fix-input' as const,
          tenant: input.tenant,
          subject: input.path,
          seats: null,
          text: say('Correct what could not be read in {file}, and run again.', {
            file: input.path,
          }),
          steps: [
            say(
              'Look at the sheet Rejected rows of the report: it names each cell, what is wrong, and what to do.',
            ),
          ],
        },
      })),
  }),
};

function rowsText({ path, sheet, rejected, accepted }: FileFacts['input']): Text {
  const values = { rows: rejected, file: path, accepted };
  return sheet === null || sheet === ''
    ? say(
        '{rows, plural, one {# row} other {# rows}} of {file} could not be used; {accepted, plural, one {# row} other {# rows}} could.',
        values,
      )
    : say(
        '{rows, plural, one {# row} other {# rows}} of {file} (sheet {sheet}) could not be used; {accepted, plural, one {# row} other {# rows}} could.',
        { ...values, sheet },
      );
}
