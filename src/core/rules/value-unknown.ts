/** Words in a status, cycle or type column that no schema or alias knows. */
import type { FileFacts } from '../model/facts.ts';
import { say, type Text } from '../text/text.ts';
import { sentences, sortEvidence, type Rule, type RuleFinding } from './rule.ts';

export const valueUnknown: Rule = {
  id: 'value-unknown',
  severity: 'error',
  title: say('Unknown word in a file'),
  means: say(
    'A status, billing type, billing cycle or term is written with a word that this tool does not know, or a number of seats in a log entry in a way that leaves open which. What it means is not guessed: a log entry of that kind proves no day.',
  ),
  fix: say(
    'Check the word in Partner Center. If it is right, say what it means in the config under words (statuses only); if it is a typing error, correct the file. Where a number can be read in two ways, say which with --decimal.',
  ),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.reduce((sum, file) => sum + file.input.accepted + file.input.rejected, 0),
    findings: files.flatMap(findingsOf),
  }),
};

type Unknown = FileFacts['unknownValues'][number];

function findingsOf(file: FileFacts): readonly RuleFinding[] {
  const groups = new Map<string, Unknown[]>();
  for (const unknown of file.unknownValues) {
    const key = `${unknown.column}\n${unknown.value}`;
    groups.set(key, [...(groups.get(key) ?? []), unknown]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    const { path, tenant, sheet } = file.input;
    return [
      {
        tenant,
        customer: null,
        line: null,
        subscriptionId: null,
        subject: `${path}\n${sheet ?? ''}\n${first.column}\n${first.value}`,
        message: sentences(
          whatText(path, first, group.length),
          first.accepted ? say('The rows are used without it.') : say('The rows are not used.'),
        ),
        numbers: { rows: group.length },
        evidence: sortEvidence(
          group.map(({ row, cell }) => ({ path, sheet: sheet ?? '', row, cell })),
        ),
        action: {
          verb: 'fix-input',
          tenant,
          subject: path,
          seats: null,
          text: say('Correct what could not be read in {file}, and run again.', { file: path }),
          steps: [
            say(
              'Look at the sheet Rejected rows of the report: it names each cell, what is wrong, and what to do.',
            ),
          ],
        },
      },
    ];
  });
}

function whatText(file: string, { value, column, number }: Unknown, rows: number): Text {
  const values = { file, value, column, rows };
  return number === true
    ? say(
        '{file}: "{value}" in the column "{column}" is a number that cannot be read for certain ({rows, plural, one {# row} other {# rows}}).',
        values,
      )
    : say(
        '{file}: "{value}" in the column "{column}" is a word that no table knows ({rows, plural, one {# row} other {# rows}}).',
        values,
      );
}
