/** Every file could be read. One that bears a customer's name counts for that customer, any other for all. */
import type { FileFacts } from '../model/facts.ts';
import { foldName } from '../normalise/text.ts';
import {
  ALL_GATES,
  fail,
  fileAsEvidence,
  firstFew,
  inOrder,
  pass,
  type Answer,
  type Check,
  type MovingCustomer,
} from './check.ts';
import { joined, say, type Text } from '../text/text.ts';

const FIX = say('Do what the message says, or remove the file, and run again.');

export const filesReadable: Check = {
  id: 'files-readable',
  title: say('All files can be read'),
  asks: say('Every file that was given could be read.'),
  gates: ALL_GATES,
  answer: (given) => {
    const broken = given.facts.files.filter(
      ({ problem, incidental }) => problem !== null && !incidental,
    );
    const paths = broken.map(({ input }) => foldName(input.path));
    const attributed = new Set<FileFacts>();
    const perCustomer = given.customers.map((moving): Answer => {
      const names = namesOf(moving);
      const own = broken.filter((_, index) => names.some((name) => paths[index]?.includes(name)));
      for (const file of own) attributed.add(file);
      return own.length === 0
        ? pass(moving.customer, say('No file of it is unreadable.'))
        : fail(moving.customer, textOf(own), { fix: FIX, evidence: placesOf(own) });
    });
    const loose = broken.filter((file) => !attributed.has(file));
    const run =
      broken.length === 0
        ? pass(
            null,
            say(
              '{count, plural, one {# file or sheet} other {# files and sheets}} could be read.',
              { count: given.facts.files.length },
            ),
          )
        : fail(null, textOf(broken), {
            fix: FIX,
            evidence: placesOf(broken),
            everyone: loose.some(({ input }) => input.tenant !== null) ? 'cannot-tell' : null,
          });
    return [run, ...perCustomer];
  },
};

function namesOf({ customer }: MovingCustomer): readonly string[] {
  return [customer.from, customer.to].flatMap((side) =>
    [side?.name, side?.domain, side?.tenantId].flatMap((name) =>
      typeof name === 'string' ? [foldName(name)] : [],
    ),
  );
}

function textOf(files: readonly FileFacts[]): Text {
  return firstFew(
    files.map(({ input, problem }) => joined([input.path, problem?.what ?? ''], ': ')),
  );
}

function placesOf(files: readonly FileFacts[]): Answer['evidence'] {
  return inOrder(files.map(({ input }) => fileAsEvidence(input.path, input.sheet)));
}
