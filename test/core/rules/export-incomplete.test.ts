import test from 'node:test';
import { csv, csvFile, guid, run } from '../../helpers/builders.ts';
import { notChecked, pointsAt, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'export-incomplete';

const withTotal = (...totals: readonly string[]) =>
  run([
    csvFile(
      'from/Contoso.csv',
      'from',
      csv(
        ['Subscription ID', 'Subscription', 'Quantity', 'Status'],
        [
          [guid('a'), 'Visio', '3', 'Active'],
          [guid('b'), 'Project', '4', 'Active'],
          ...totals.map((total) => ['Total', '', total, '']),
        ],
      ),
    ),
  ]);

test('a totals row that says more than its rows is named', () => {
  says(withTotal('12'), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'from/Contoso.csv › C4: The totals row says 12 seats, but the rows of the sheet add up to 7: rows may be missing.',
    numbers: { code: 'W_TOTAL_DIFFERS' },
    verb: 'fix-input',
  });
  pointsAt(withTotal('12'), RULE, ['from/Contoso.csv #0']);
});

test('a totals row that agrees, several of them, or one without a number say nothing', () => {
  for (const totals of [['7'], ['3', '4'], ['']]) silent(withTotal(...totals), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
