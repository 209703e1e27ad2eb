/** All seats are there under the to tenant; only then may anything be suspended. */
import type { Line } from '../model/facts.ts';
import {
  cannotTell,
  fail,
  firstOf,
  forEach,
  notCompared,
  pass,
  statusCells,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';
import { say } from '../text/text.ts';

export const provisioned: Check = {
  id: 'provisioned',
  title: say('All seats are created'),
  asks: say(
    'Every product has as many active seats under Transitioning To as before; Azure by the day after.',
  ),
  gates: ['cutover', 'day-after'],
  answer: (given) => forEach(given, (moving) => judge(moving, given)),
};

function judge(moving: MovingCustomer, { gate }: Given): Answer {
  const { customer, lines } = moving;
  const wanted = lines.filter(({ from }) => from.length > 0);
  const lacking = wanted.filter((line) => line.missingSeats > 0);
  const azure = wanted.filter((line) => line.family === 'azure' && !hasActive(line));
  const unknown = wanted.filter((line) => line.family === 'unknown' && !hasActive(line));
  const seats = lacking.reduce((sum, line) => sum + line.missingSeats, 0);
  return firstOf(
    lacking.length === 0
      ? null
      : fail(
          customer,
          say(
            '{seats, plural, one {# seat} other {# seats}} missing, of {products, plural, one {# product} other {# products}}: {offers}.',
            {
              seats,
              products: lacking.length,
              offers: lacking.map(({ offer }) => offer).join(', '),
            },
          ),
          {
            fix: say('Create them under Transitioning To before anything is suspended.'),
            evidence: statusCells(lacking.flatMap(({ from }) => from)),
          },
        ),
    azure.length === 0 || gate !== 'day-after'
      ? null
      : fail(customer, say('Azure is not active under Transitioning To.'), {
          fix: say('Ask Microsoft how far its migration is.'),
          evidence: statusCells(azure.flatMap(({ from }) => from)),
        }),
    notCompared(moving),
    customer.from?.hasFile === true
      ? null
      : cannotTell(customer, say('What it has under Transitioning From is not known.')),
    unknown.length === 0
      ? null
      : cannotTell(customer, say('What is billed in an unknown way is not counted.')),
    pass(customer, say('All seats are there under Transitioning To.')),
  );
}

function hasActive({ to }: Line): boolean {
  return to.some(({ record }) => record.status === 'active');
}
