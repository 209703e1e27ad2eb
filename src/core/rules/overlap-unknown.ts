/** Lines whose days billed twice cannot be counted, because no file gives a day of stopping or starting. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import type { Line } from '../model/facts.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { say, type Text } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, sentences, tenantName, type Rule } from './rule.ts';

export const overlapUnknown: Rule = {
  id: 'overlap-unknown',
  severity: 'warning',
  title: say('Days billed twice cannot be counted'),
  means: say(
    'No file says on which day a subscription stopped or started (or how it is billed), so the overlap is only known within bounds. It may be more than zero.',
  ),
  fix: say(
    'Export the activity logs of both tenants for the whole time of the migration and run again.',
  ),
  source: quoted(CONSOLIDATION),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = facts.lines.filter(canOverlap);
    const open = lines.filter(({ overlap, family }) => !overlap.certain || family === 'unknown');
    const findings = open.map((line) => {
      const unknownFamily = line.family === 'unknown';
      const { minDays, maxDays } = line.overlap;
      return lineFinding(line, {
        tenant: 'from',
        message: unknownFamily ? familyText(line) : daysText(line),
        numbers: unknownFamily ? { minDays: 0, maxDays: null } : { minDays, maxDays },
        evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
        action: logAction(line),
      });
    });
    return { checked: lines.length, findings };
  },
};

/** Lines with both sides; where it is not known how a line is billed, also those with only the from side. */
function canOverlap(line: Line): boolean {
  if (!line.comparable || line.family === 'azure' || line.from.length === 0) return false;
  return line.to.length > 0 || line.family === 'unknown';
}

function familyText({ customer, offer }: Line): Text {
  return sentences(
    say('{customer}: nothing is computed for {offer}, because it is not known how it is billed.', {
      customer: customer.name,
      offer,
    }),
    DOCTRINE.unknown.stopBy,
  );
}

function daysText({ customer, offer, overlap: { minDays, maxDays } }: Line): Text {
  const values = { customer: customer.name, offer, minDays };
  if (maxDays === null) {
    return say(
      '{customer}: the days on which {offer} was billed in both tenants are not known (at least {minDays, plural, one {# day} other {# days}}).',
      values,
    );
  }
  return minDays === maxDays
    ? say(
        '{customer}: the days on which {offer} was billed in both tenants are not known by seat ({minDays, plural, one {# day} other {# days}}).',
        values,
      )
    : say(
        '{customer}: the days on which {offer} was billed in both tenants are not known (between {minDays, number} and {maxDays, plural, one {# day} other {# days}}).',
        { maxDays, ...values },
      );
}

function logAction(line: Line): ReturnType<typeof lineFinding>['action'] {
  const from = line.from.some((placed) => !placed.timeline.stopKnown);
  const tenant = from ? 'from' : 'to';
  const name = tenantName(tenant);
  return {
    verb: 'fix-input',
    tenant,
    subject: 'log',
    seats: null,
    text: say(
      'Export the activity log of the {tenant} tenant for the whole migration, and run again: the days of {offer} for {customer} are not in the files.',
      { tenant: name, offer: line.offer, customer: line.customer.name },
    ),
    steps: [
      say('Sign in to Partner Center with the {tenant} account and open the activity log.', {
        tenant: name,
      }),
      say(
        'Choose the first day of the migration as the start (the default is the last month only) and export it.',
      ),
    ],
  };
}
