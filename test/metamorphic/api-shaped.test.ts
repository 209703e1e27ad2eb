/** The pair as scripts export it, written by helpers of other tests: a second hand for what all is compared with. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Tenant } from '../../src/core/model/report.ts';
import type { InputFile } from '../../src/core/model/settings.ts';
import {
  activityFile,
  csv,
  csvFile,
  event,
  run,
  subscription,
  subscriptionsFile,
} from '../helpers/builders.ts';
import { PLAIN } from './dimensions.ts';
import { outcomeOf } from './outcome.ts';
import { tenantPair, type LogEntry, type LogState, type Subscription } from './pair.ts';
import { reportOn } from './rewrite.ts';

function filesOf(tenant: Tenant): readonly InputFile[] {
  const { customers, subscriptions, log } = tenantPair(true)[tenant];
  const listed = customers.map(({ id, name, domain }) => [id, name, domain]);
  return [
    subscriptionsFile(tenant, subscriptions.map(toRow)),
    csvFile(
      `${tenant}/customers.csv`,
      tenant,
      csv(['customerId', 'companyName', 'domain'], listed),
    ),
    activityFile(tenant, log.map(toEvent)),
  ];
}

function toRow(one: Subscription): ReturnType<typeof subscription> {
  return subscription({
    id: one.id,
    customerId: one.customer.id,
    customerName: one.customer.name,
    offerId: one.offerId,
    offerName: one.offerName,
    quantity: one.seats,
    status: apiStatus(one.status),
    creationDate: `${one.created}Z`,
    commitmentEndDate: `${one.ends}T00:00:00Z`,
    billingType: one.usage ? 'usage' : 'license',
    isTrial: one.trial,
    billingCycle: one.cycle,
  });
}

function toEvent(entry: LogEntry): ReturnType<typeof event> {
  const { before, after } = entry;
  return event({
    at: `${entry.at}Z`,
    of: entry.subscription,
    customerId: entry.customer.id,
    customerName: entry.customer.name,
    operation: before === null ? 'create_subscription' : 'update_subscription',
    outcome: entry.succeeded ? 'succeeded' : 'failed',
    before: before === null ? null : apiState(before),
    after: apiState(after),
  });
}

function apiState({ status, quantity }: LogState): Readonly<Record<string, unknown>> {
  return { status: apiStatus(status), quantity };
}

function apiStatus(status: LogState['status']): string {
  return status === 'cancelled' ? 'deleted' : status;
}

void test('API-shaped files give what portal-shaped ones give', () => {
  const report = run([...filesOf('from'), ...filesOf('to')]);
  assert.deepEqual(outcomeOf(report), outcomeOf(reportOn(PLAIN)));
});
