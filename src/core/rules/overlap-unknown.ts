/** Lines whose days billed twice cannot be counted, because no file gives a day of stopping or starting. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import type { Line } from '../model/facts.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { cellsOf, count, lineFinding, recordsOf, type Rule } from './rule.ts';

export const overlapUnknown: Rule = {
  id: 'overlap-unknown',
  severity: 'warning',
  title: 'Days billed twice cannot be counted',
  means:
    'No file says on which day a subscription stopped or started (or how it is billed), so the overlap is only known within bounds. It may be more than zero.',
  fix: 'Export the activity logs of both tenants for the whole time of the migration and run again.',
  source: quoted(CONSOLIDATION),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = facts.lines.filter(canOverlap);
    const findings = lines.flatMap((line) => {
      if (line.overlap.certain && line.family !== 'unknown') return [];
      const unknownFamily = line.family === 'unknown';
      const { minDays, maxDays } = line.overlap;
      return [
        lineFinding(line, {
          tenant: 'from',
          message: unknownFamily
            ? `${line.customer.name}: nothing is computed for ${line.offer}, because it is not known how it is billed. ${DOCTRINE.unknown.stopBy}`
            : `${line.customer.name}: the days on which ${line.offer} was billed in both tenants are not known${range(minDays, maxDays)}.`,
          numbers: unknownFamily ? { minDays: 0, maxDays: null } : { minDays, maxDays },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: logAction(line),
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};

/** Lines with both sides; where it is not known how a line is billed, also those with only the from side. */
function canOverlap(line: Line): boolean {
  if (!line.comparable || line.family === 'azure' || line.from.length === 0) return false;
  return line.to.length > 0 || line.family === 'unknown';
}

function range(minDays: number, maxDays: number | null): string {
  if (maxDays === null) return ` (at least ${count(minDays, 'day')})`;
  return minDays === maxDays
    ? ` by seat (${count(minDays, 'day')})`
    : ` (between ${String(minDays)} and ${count(maxDays, 'day')})`;
}

function logAction(line: Line): ReturnType<typeof lineFinding>['action'] {
  const from = line.from.some((placed) => !placed.timeline.stopKnown);
  const tenant = from ? 'from' : 'to';
  const name = from ? 'Transitioning From' : 'Transitioning To';
  return {
    verb: 'fix-input',
    tenant,
    subject: 'log',
    seats: null,
    text: `Export the activity log of the ${name} tenant for the whole migration, and run again: the days of ${line.offer} for ${line.customer.name} are not in the files.`,
    steps: [
      `Sign in to Partner Center with the ${name} account and open the activity log.`,
      'Choose the first day of the migration as the start (the default is the last month only) and export it.',
    ],
  };
}
