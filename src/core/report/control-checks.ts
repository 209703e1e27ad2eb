/**
 * The checks that must hold before anyone relies on the numbers: nothing read is lost, nothing is
 * counted twice, and the sheets add up to the totals.
 */

import type { Report, Tenant } from '../model/report.ts';
import type { Check, CheckSheet } from './tables.ts';
import { TENANT_WORDS } from './wording.ts';

/** Builds the sheet `Controls`. */
export function controlChecks(report: Report): CheckSheet {
  return {
    kind: 'checks',
    name: 'Controls',
    title: 'Controls',
    purpose: 'Checks that must all read OK before anything is signed off.',
    checks: [
      ...tenantChecks(report, 'from'),
      ...tenantChecks(report, 'to'),
      ...completenessChecks(report),
      ...totalChecks(report),
    ],
  };
}

function tenantChecks(report: Report, tenant: Tenant): readonly Check[] {
  const accounting = report.accounting[tenant];
  const name = TENANT_WORDS[tenant];
  return [
    {
      label: `${name}: rows read = accepted + rejected + ignored`,
      result: accounting.rows,
      expected: accounting.accepted + accounting.rejected + accounting.ignored,
      note: 'No row is lost between the files and this report.',
      live: { sheet: 'Inputs', sum: ['Rows'], where: { label: 'Tenant', word: name } },
    },
    {
      label: `${name}: accepted subscriptions = on lines + out of scope`,
      result: accounting.inLines + accounting.outOfScope,
      expected: accounting.subscriptions,
      note: 'Every accepted subscription stands on one line or on the sheet Out of scope.',
    },
  ];
}

function completenessChecks(report: Report): readonly Check[] {
  const { accounting, totals } = report;
  return [
    {
      label: 'Rejected rows',
      result: accounting.from.rejected + accounting.to.rejected,
      expected: 0,
      note: 'Correct what the sheet Rejected rows names, and run again.',
    },
    {
      label: 'Customers that could not be compared',
      result: totals.notComparableCustomers,
      expected: 0,
      note: 'The sheet Customers says why. No total includes them.',
    },
    {
      label: 'Lines that could not be compared',
      result: totals.notComparableLines,
      expected: 0,
      note: 'They read Not compared on the sheet Lines. No total includes them.',
    },
    {
      label: 'Rules that failed',
      result: report.rules.filter((rule) => rule.outcome === 'failed').length,
      expected: 0,
      note: 'The sheet Rules says what happened.',
      live: { sheet: 'Rules', sum: [], where: { label: 'Outcome', word: 'Failed' } },
    },
  ];
}

function totalChecks(report: Report): readonly Check[] {
  const { totals } = report;
  const compared = report.lines.filter((line) => line.comparable);
  const sumOf = (pick: (line: (typeof compared)[number]) => number | null) =>
    compared.reduce((sum, line) => sum + (pick(line) ?? 0), 0);
  const note = 'The rows add up to the total of the run.';
  return [
    {
      label: 'Customers on the sheet Customers',
      result: report.customers.length,
      expected: totals.customers,
      note,
      live: { sheet: 'Customers', sum: [] },
    },
    {
      label: 'Lines on the sheet Lines',
      result: report.lines.length,
      expected: totals.lines,
      note,
      live: { sheet: 'Lines', sum: [] },
    },
    {
      label: 'Seats missing on the sheet Lines',
      result: sumOf((line) => line.missingSeats),
      expected: totals.missingSeats,
      note,
      live: { sheet: 'Lines', sum: ['Seats missing'] },
    },
    {
      label: 'Extra seats on the sheet Lines',
      result: sumOf((line) => line.extraSeats),
      expected: totals.extraSeats,
      note,
      live: { sheet: 'Lines', sum: ['Extra seats'] },
    },
    {
      label: 'Overlap days on the sheet Overlap',
      result: sumOf((line) => line.overlap.days),
      expected: totals.overlapDays,
      note: 'Unknown days are left out here and in the total.',
      live: { sheet: 'Overlap', sum: ['Overlap days'] },
    },
    {
      label: 'Overlap seat-days on the sheet Overlap',
      result: sumOf((line) => line.overlap.seatDays),
      expected: totals.overlapSeatDays,
      note: 'Unknown days are left out here and in the total.',
      live: { sheet: 'Overlap', sum: ['Overlap seat-days'] },
    },
  ];
}
