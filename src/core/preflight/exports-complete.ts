/** Both tenants' exports are there for every customer, and do not contradict each other. */
import {
  ALL_GATES,
  cannotTell,
  fail,
  firstOf,
  forEach,
  inOrder,
  pass,
  type Answer,
  type Check,
  type MovingCustomer,
} from './check.ts';
import { say } from '../text/text.ts';

export const exportsComplete: Check = {
  id: 'exports-complete',
  title: say('Exports of every customer'),
  asks: say(
    'For every customer there is an export of both tenants; an empty one where it has nothing.',
  ),
  gates: ALL_GATES,
  answer: (given) =>
    forEach(given, (moving) =>
      firstOf(missingFrom(moving), missingTo(moving), contradicted(moving), complete(moving)),
    ),
};

function missingFrom({ customer }: MovingCustomer): Answer | null {
  if (customer.from?.hasFile === true) return null;
  const evidence = inOrder(customer.from?.locations ?? []);
  if (customer.notComparable !== 'from-export-missing') {
    return cannotTell(customer, say('No file of Transitioning From lists a subscription of it.'), {
      fix: say('Look in Partner Center whether it really has none.'),
      evidence,
    });
  }
  return fail(customer, say('There is no subscriptions export of Transitioning From.'), {
    fix: say(
      'Export its subscriptions under Transitioning From, and put the file beside the others.',
    ),
    evidence,
  });
}

function missingTo({ customer }: MovingCustomer): Answer | null {
  switch (customer.notComparable) {
    case null:
    case 'from-export-missing':
      return null;
    case 'ambiguous':
      return cannotTell(
        customer,
        say('More than one customer fits: {customers}.', {
          customers: [...new Set(customer.candidates)].join(', '),
        }),
        {
          fix: say('Name the right pair in the config under customers or files.'),
        },
      );
    case 'to-export-missing':
      return fail(customer, say('There is no subscriptions export of Transitioning To.'), {
        fix: say(
          'Export its subscriptions under Transitioning To as well, even where the list is empty.',
        ),
        evidence: inOrder(customer.to?.locations ?? []),
      });
  }
}

function contradicted({ customer, lines }: MovingCustomer): Answer | null {
  const [files] = customer.contradictingFiles;
  if (files !== undefined) {
    return fail(
      customer,
      say('Its exports disagree: {files}.', { files: files.paths.join(', ') }),
      {
        fix: say('Keep the newer export and remove the other.'),
        evidence: inOrder(files.evidence),
      },
    );
  }
  const rivals = lines
    .flatMap((line) => [...line.from, ...line.to])
    .filter(({ rivals: others }) => others.length > 0);
  if (rivals.length === 0) return null;
  const places = rivals.flatMap((one) => [one.record, ...one.rivals].map((row) => row.location));
  const said = say(
    'Rows of {count, plural, one {# subscription} other {# subscriptions}} contradict each other.',
    { count: rivals.length },
  );
  return fail(customer, said, {
    fix: say('Export the subscriptions again, or remove the row that is out of date.'),
    evidence: inOrder(places),
  });
}

function complete({ customer }: MovingCustomer): Answer {
  return pass(
    customer,
    customer.to?.hasFile === true
      ? say('The exports of both tenants are there.')
      : say(
          'The export of Transitioning From is there; under Transitioning To there is nothing of it yet.',
        ),
  );
}
