/**
 * The checks that must hold before anyone relies on the numbers: nothing read is lost, nothing is
 * counted twice, and the sheets add up to the totals.
 */
import type { Report, Tenant } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { SHEETS } from './sheet-names.ts';
import { speakChecks, type CheckWords } from './speak-sheets.ts';
import type { CheckSheet } from './tables.ts';
import { CHECK_WORDS, OUTCOME_WORDS, STAGE_WORDS, TENANT_WORDS } from './words.ts';

/** Builds the sheet `Controls`. */
export function controlChecks(report: Report, speech: Speech): CheckSheet {
  return speakChecks(
    {
      name: SHEETS.controls,
      title: SHEETS.controls,
      purpose: say('Checks that must all read {word} before anything is signed off.', {
        word: CHECK_WORDS.ok,
      }),
      checks: [
        ...tenantChecks(report, 'from'),
        ...tenantChecks(report, 'to'),
        ...completenessChecks(report),
        ...totalChecks(report),
      ],
    },
    speech,
  );
}

function tenantChecks(report: Report, tenant: Tenant): readonly CheckWords[] {
  const accounting = report.accounting[tenant];
  const name = TENANT_WORDS[tenant];
  return [
    {
      label: say('{tenant}: rows read = accepted + rejected + ignored', { tenant: name }),
      result: accounting.rows,
      expected: accounting.accepted + accounting.rejected + accounting.ignored,
      note: say('No row is lost between the files and this report.'),
      live: {
        sheet: SHEETS.inputs,
        sum: [say('Rows')],
        where: { label: say('Tenant'), word: name },
      },
    },
    {
      label: say('{tenant}: accepted subscriptions = on lines + out of scope', { tenant: name }),
      result: accounting.inLines + accounting.outOfScope,
      expected: accounting.subscriptions,
      note: say('Every accepted subscription stands on one line or on the sheet {sheet}.', {
        sheet: SHEETS.outOfScope,
      }),
    },
  ];
}

function completenessChecks(report: Report): readonly CheckWords[] {
  const { accounting, totals } = report;
  return [
    {
      label: say('Rejected rows'),
      result: accounting.from.rejected + accounting.to.rejected,
      expected: 0,
      note: say('Correct what the sheet {sheet} names, and run again.', { sheet: SHEETS.rejected }),
    },
    {
      label: say('Customers that could not be compared'),
      result: totals.notComparableCustomers,
      expected: 0,
      note: say('The sheet {sheet} says why. No total includes them.', { sheet: SHEETS.customers }),
    },
    {
      label: say('Lines that could not be compared'),
      result: totals.notComparableLines,
      expected: 0,
      note: say('They read {word} on the sheet {sheet}. No total includes them.', {
        word: STAGE_WORDS['not-comparable'],
        sheet: SHEETS.lines,
      }),
    },
    {
      label: say('Rules that failed'),
      result: report.rules.filter((rule) => rule.outcome === 'failed').length,
      expected: 0,
      note: say('The sheet {sheet} says what happened.', { sheet: SHEETS.rules }),
      live: {
        sheet: SHEETS.rules,
        sum: [],
        where: { label: say('Outcome'), word: OUTCOME_WORDS.failed },
      },
    },
  ];
}

function totalChecks(report: Report): readonly CheckWords[] {
  const { totals } = report;
  const note = say('The rows add up to the total of the run.');
  return [
    {
      label: say('Customers on the sheet {sheet}', { sheet: SHEETS.customers }),
      result: report.customers.length,
      expected: totals.customers,
      note,
      live: { sheet: SHEETS.customers, sum: [] },
    },
    {
      label: say('Lines on the sheet {sheet}', { sheet: SHEETS.lines }),
      result: report.lines.length,
      expected: totals.lines,
      note,
      live: { sheet: SHEETS.lines, sum: [] },
    },
    ...seatChecks(report),
    ...overlapChecks(report),
  ];
}

type Line = Report['lines'][number];

/** Over the lines that were compared; what is unknown adds nothing. */
function sumOf({ lines }: Report, pick: (line: Line) => number | null): number {
  return lines.reduce((sum, line) => sum + (line.comparable ? (pick(line) ?? 0) : 0), 0);
}

function seatChecks(report: Report): readonly CheckWords[] {
  const sheet = SHEETS.lines;
  const note = say('The rows add up to the total of the run.');
  return [
    {
      label: say('Seats missing on the sheet {sheet}', { sheet }),
      result: sumOf(report, (line) => line.missingSeats),
      expected: report.totals.missingSeats,
      note,
      live: { sheet, sum: [say('Seats missing')] },
    },
    {
      label: say('Extra seats on the sheet {sheet}', { sheet }),
      result: sumOf(report, (line) => line.extraSeats),
      expected: report.totals.extraSeats,
      note,
      live: { sheet, sum: [say('Extra seats')] },
    },
  ];
}

function overlapChecks(report: Report): readonly CheckWords[] {
  const sheet = SHEETS.overlap;
  const note = say('Unknown days are left out here and in the total.');
  return [
    {
      label: say('Overlap days on the sheet {sheet}', { sheet }),
      result: sumOf(report, (line) => line.overlap.days),
      expected: report.totals.overlapDays,
      note,
      live: { sheet, sum: [say('Overlap days')] },
    },
    {
      label: say('Overlap seat-days on the sheet {sheet}', { sheet }),
      result: sumOf(report, (line) => line.overlap.seatDays),
      expected: report.totals.overlapSeatDays,
      note,
      live: { sheet, sum: [say('Overlap seat-days')] },
    },
  ];
}
