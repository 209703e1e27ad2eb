/** The words for codes where a terminal shows them among short phrases; reports have longer ones. */
import type { Confidence } from '../core/intake/confidence.ts';
import type { InputKindName, InputReport, Severity } from '../core/model/report.ts';
import type { Words } from '../core/report/words.ts';
import type { Need } from '../core/rules/rule.ts';
import { say } from '../core/text/text.ts';

export const KIND_NAMES: Words<InputKindName> = {
  subscriptions: say('subscriptions'),
  activity: say('activity'),
  customers: say('customers'),
  prices: say('prices'),
  invoice: say('invoice'),
  unrecognised: say('unrecognised'),
};

export const SEVERITY_NAMES: Words<Severity> = {
  error: say('error'),
  warning: say('warning'),
  info: say('info'),
};

export const NEED_NAMES: Words<Need> = {
  prices: say('prices'),
  files: say('files'),
  'from-subscriptions': say('from subscriptions'),
  'to-subscriptions': say('to subscriptions'),
  'any-log': say('any log'),
  'any-list': say('any list'),
};

export const CONFIDENCE_NAMES: Words<Confidence['level']> = {
  high: say('high'),
  medium: say('medium'),
  low: say('low'),
};

/** By what the customer of a file is known. */
export const CUSTOMER_FROM_NAMES: Words<NonNullable<InputReport['customerFrom']>> = {
  config: say('config'),
  'tenant-id': say('tenant-id'),
  domain: say('domain'),
  'customer-list': say('customer-list'),
  'file-name': say('file-name'),
};
