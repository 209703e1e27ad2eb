/** How each subscription bills is known: a new-commerce one taken for a legacy one would bill on, suspended. */
import {
  ALL_GATES,
  cannotTell,
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

export const familiesKnown: Check = {
  id: 'families-known',
  title: say('How it bills is known'),
  asks: say('The files, or the config, say of every active subscription how it is billed.'),
  gates: ALL_GATES,
  answer: (given) => forEach(given, (moving) => judge(moving, given)),
};

function judge({ customer, lines }: MovingCustomer, { limits }: Given): Answer {
  const active = lines.flatMap(({ from }) => from.filter(isStillBilled));
  const unknown = active.filter(({ record }) => record.family === 'unknown');
  const assumed = active.filter(({ record }) => record.familyAssumed);
  return firstOf(
    unknown.length === 0
      ? null
      : cannotTell(
          customer,
          say(
            '{count, plural, one {# subscription} other {# subscriptions}} with a billing type that is not known.',
            { count: unknown.length },
          ),
          {
            fix: say('Find out how it is billed.'),
            evidence: statusCells(unknown),
          },
        ),
    assumed.length === 0 || !limits.requireFamilies
      ? null
      : cannotTell(
          customer,
          say(
            '{count, plural, one {No file tells how # subscription is billed.} other {No file tells how # subscriptions are billed.}}',
            { count: assumed.length },
          ),
          {
            fix: say(
              'Say so with "family" in the config once you have checked it, or export with the API’s columns.',
            ),
            evidence: statusCells(assumed),
          },
        ),
    pass(
      customer,
      assumed.length === 0 ? say('The files tell.') : say('Where no file tells, the config does.'),
    ),
  );
}
