/** Complains of a tenant whose files nobody named: a run without them would look like one that found nothing. */
import type { Tenant } from '../core/model/report.ts';
import { say, type Text } from '../core/text/text.ts';
import { UserError } from './errors.ts';

const FOLDER_TO_NAME: Readonly<Record<Tenant, Text>> = {
  from: say('Name the folder with the exports of the Transitioning From tenant.'),
  to: say('Name the folder with the exports of the Transitioning To tenant.'),
};

/** Throws a UserError for the first of the tenants without a path. */
export function requireTenants(paths: Partial<Readonly<Record<Tenant, readonly string[]>>>): void {
  for (const tenant of ['from', 'to'] as const) {
    if (paths[tenant]?.length !== 0) continue;
    throw new UserError(
      say('There is no {option}.', { option: `--${tenant}` }),
      FOLDER_TO_NAME[tenant],
    );
  }
}
