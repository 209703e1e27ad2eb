/** All seats are there under the to tenant; only then may anything be suspended. */
import type { Line } from '../model/facts.ts';
import {
  cannotTell,
  count,
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

export const provisioned: Check = {
  id: 'provisioned',
  title: 'All seats are created',
  asks: 'Every product has as many active seats under Transitioning To as before; Azure by the day after.',
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
          `${count(seats, 'seat')} missing, of ${count(lacking.length, 'product')}: ${lacking.map(({ offer }) => offer).join(', ')}.`,
          {
            fix: 'Create them under Transitioning To before anything is suspended.',
            evidence: statusCells(lacking.flatMap(({ from }) => from)),
          },
        ),
    azure.length === 0 || gate !== 'day-after'
      ? null
      : fail(customer, 'Azure is not active under Transitioning To.', {
          fix: 'Ask Microsoft how far its migration is.',
          evidence: statusCells(azure.flatMap(({ from }) => from)),
        }),
    notCompared(moving),
    customer.from?.hasFile === true
      ? null
      : cannotTell(customer, 'What it has under Transitioning From is not known.'),
    unknown.length === 0
      ? null
      : cannotTell(customer, 'What is billed in an unknown way is not counted.'),
    pass(customer, 'All seats are there under Transitioning To.'),
  );
}

function hasActive({ to }: Line): boolean {
  return to.some(({ record }) => record.status === 'active');
}
