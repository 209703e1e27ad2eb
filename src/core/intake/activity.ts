/** Activity Log: one row per operation; portal-shaped (details in one column) or audit-record-shaped. */
import aliases from '../../../schemas/aliases/activity.json' with { type: 'json' };
import type { InputKind } from './input-kind.ts';
import { say } from '../text/text.ts';

export const activity: InputKind = {
  name: 'activity',
  title: say('Activity Log'),
  aliases,
  fieldTypes: {
    at: 'moment',
    customerId: 'guid',
    details: 'verbatim',
    before: 'verbatim',
    after: 'verbatim',
  },
  required: [['at'], ['action'], ['details', 'after', 'user', 'resourceType']],
};
