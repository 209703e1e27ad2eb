/** How each subscription bills is known: a new-commerce one taken for a legacy one would bill on, suspended. */
import {
  ALL_GATES,
  cannotTell,
  count,
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

export const familiesKnown: Check = {
  id: 'families-known',
  title: 'How it bills is known',
  asks: 'The files, or the config, say of every active subscription how it is billed.',
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
          `${count(unknown.length, 'subscription')} with a billing type that is not known.`,
          {
            fix: 'Find out how it is billed.',
            evidence: statusCells(unknown),
          },
        ),
    assumed.length === 0 || !limits.requireFamilies
      ? null
      : cannotTell(
          customer,
          `No file tells how ${count(assumed.length, 'subscription')} ${assumed.length === 1 ? 'is' : 'are'} billed.`,
          {
            fix: 'Say so with "family" in the config once you have checked it, or export with the API’s columns.',
            evidence: statusCells(assumed),
          },
        ),
    pass(
      customer,
      assumed.length === 0 ? 'The files tell.' : 'Where no file tells, the config does.',
    ),
  );
}
