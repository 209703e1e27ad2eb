/** From subscriptions that are not active yet: nothing is compared of them, but they will bill in the wrong tenant. */
import type { Facts, OutOfScopeSubscription } from '../model/facts.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { cellsOf, seatLines, type Rule, type RuleFinding } from './rule.ts';

export const pendingOnSource: Rule = {
  id: 'pending-on-source',
  severity: 'warning',
  title: say('Subscription not active yet in the old tenant'),
  means: say(
    'This subscription under Transitioning From was ordered but is not active, so it is compared with nothing. Once it is active, it bills there and has to be moved as well.',
  ),
  fix: say(
    'Find out what became of the order: cancel it under Transitioning From and place it under Transitioning To, or wait until it is active, export again and run again.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const pending = facts.outOfScope.filter(
      ({ why, placed }) => why === 'not-active' && placed.record.tenant === 'from',
    );
    return { checked: countFrom(facts) + pending.length, findings: pending.map(found) };
  },
};

function countFrom(facts: Facts): number {
  return seatLines(facts).filter((line) => line.from.length > 0).length;
}

function found({ customer, offer, placed: { record } }: OutOfScopeSubscription): RuleFinding {
  const { seats } = record;
  return {
    tenant: 'from',
    customer,
    line: null,
    subscriptionId: record.id,
    subject: null,
    message: say(
      '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) was ordered under Transitioning From and is not active yet; it is compared with nothing.',
      { customer: customer.name, offer, seats },
    ),
    numbers: { seats },
    evidence: cellsOf([record], 'statusCell'),
    action: {
      verb: 'decide',
      tenant: 'from',
      subject: record.id,
      seats,
      text: say(
        'Find out what became of the order of {offer} ({seats, plural, one {# seat} other {# seats}}) for {customer} under Transitioning From, and have it placed under Transitioning To.',
        { offer, seats, customer: customer.name },
      ),
      steps: [
        say('Look up the order and who placed it.'),
        say('If it is still wanted, place it under Transitioning To and cancel it here.'),
      ],
    },
  };
}
