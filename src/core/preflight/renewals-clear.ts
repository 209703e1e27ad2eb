/** No new-commerce subscription renews while the move is on its way: it would be charged for another term. */
import type { Placed } from '../model/facts.ts';
import { formatDay } from '../model/values.ts';
import {
  cannotTell,
  fail,
  firstOf,
  forEach,
  isStillBilled,
  pass,
  statusCells,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';
import { say } from '../text/text.ts';

export const renewalsClear: Check = {
  id: 'renewals-clear',
  title: say('No renewal is near'),
  asks: say(
    'No new-commerce subscription under Transitioning From renews within the days that the config gives.',
  ),
  gates: ['before', 'cutover'],
  answer: (given) => forEach(given, (moving) => judge(moving, given)),
};

function judge({ customer, lines }: MovingCustomer, { facts, limits }: Given): Answer {
  if (limits.renewalWindow === 0) return pass(customer, say('The config does not ask for it.'));
  const billed = lines.flatMap(({ from }) => from.filter(isStillBilled));
  const isNear = ({ record }: Placed): boolean => {
    const days = record.endsOn === null ? null : record.endsOn.day - facts.asOf;
    return days !== null && days >= 0 && days <= limits.renewalWindow;
  };
  const nce = billed.filter(({ record }) => record.family === 'nce');
  const near = nce.filter((one) => one.record.autoRenew !== false && isNear(one));
  const undated = nce.filter(({ record }) => record.endsOn === null);
  const legacy = billed.filter((one) => one.record.family === 'license' && isNear(one));
  const first = near.flatMap(({ record }) => record.endsOn?.day ?? []).sort((a, b) => a - b)[0];
  return firstOf(
    first === undefined
      ? null
      : fail(
          customer,
          say(
            '{count, plural, one {# subscription} other {# subscriptions}} may renew, the first on {day}.',
            { count: near.length, day: formatDay(first) },
          ),
          {
            fix: say('Switch off auto-renew, or move this customer before that day.'),
            evidence: statusCells(near),
          },
        ),
    undated.length === 0
      ? null
      : cannotTell(
          customer,
          say(
            '{count, plural, one {No file tells when # new-commerce subscription renews.} other {No file tells when # new-commerce subscriptions renew.}}',
            { count: undated.length },
          ),
          {
            fix: say('Look it up in Partner Center, or export with the API’s columns.'),
            evidence: statusCells(undated),
          },
        ),
    pass(
      customer,
      legacy.length === 0
        ? say('No renewal is near.')
        : say(
            '{count, plural, one {# legacy subscription} other {# legacy subscriptions}} renew soon; the unused days of such are credited.',
            { count: legacy.length },
          ),
      { evidence: statusCells(legacy) },
    ),
  );
}
