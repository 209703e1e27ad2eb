/** No row was rejected: what a rejected row holds is not in any number. */
import type { FileFacts } from '../model/facts.ts';
import { FileIndex } from './coverage.ts';
import { ALL_GATES, fail, inOrder, pass, type Answer, type Check, type Given } from './check.ts';
import { say } from '../text/text.ts';

const FIX = say('Correct the cells named here, or export the file again.');

export const rowsAccepted: Check = {
  id: 'rows-accepted',
  title: say('All rows can be used'),
  asks: say('No row of any file was rejected.'),
  gates: ALL_GATES,
  answer: (given) => {
    const index = new FileIndex(given);
    const perCustomer = given.customers.map((moving): Answer => {
      const { customer } = moving;
      if (customer.from?.rowsLost !== true && customer.to?.rowsLost !== true) {
        return pass(customer, say('No row of it was rejected.'));
      }
      const files = (['from', 'to'] as const).flatMap((tenant) => index.filesOf(moving, tenant));
      return fail(
        customer,
        say('Rows of it were rejected, or stand against rows of another customer.'),
        {
          fix: FIX,
          evidence: cellsOf(files),
        },
      );
    });
    return [runAnswer(given, perCustomer), ...perCustomer];
  },
};

function runAnswer({ facts }: Given, perCustomer: readonly Answer[]): Answer {
  const rejecting = facts.files.filter(({ input }) => input.rejected > 0);
  if (rejecting.length === 0) return pass(null, say('No row was rejected.'));
  const rows = rejecting.reduce((sum, { input }) => sum + input.rejected, 0);
  // Whose a row of a log or list is stays open; a subscription's row says so, or no customer lost one.
  const attributed = perCustomer.some(({ result }) => result === 'fail');
  const open = rejecting.some(
    ({ input }) => input.tenant !== null && (input.kind !== 'subscriptions' || !attributed),
  );
  return fail(
    null,
    say(
      '{rows, plural, one {# row} other {# rows}} in {files, plural, one {# file} other {# files}} were rejected.',
      { rows, files: rejecting.length },
    ),
    {
      fix: FIX,
      evidence: cellsOf(rejecting),
      everyone: open ? 'cannot-tell' : null,
    },
  );
}

function cellsOf(files: readonly FileFacts[]): Answer['evidence'] {
  return inOrder(files.flatMap(({ rejected }) => rejected));
}
