/** The one ordered list of checks: what would make all others worthless comes first. */
import type { Check } from './check.ts';
import { comparedInFull } from './compared-in-full.ts';
import { consentGiven } from './consent-given.ts';
import { exportsComplete } from './exports-complete.ts';
import { exportsCurrent } from './exports-current.ts';
import { familiesKnown } from './families-known.ts';
import { filesReadable } from './files-readable.ts';
import { logCovers } from './log-covers.ts';
import { mappingsSettled } from './mappings-settled.ts';
import { nothingAtRisk } from './nothing-at-risk.ts';
import { nothingProvisioned } from './nothing-provisioned.ts';
import { pricesKnown } from './prices-known.ts';
import { provisioned } from './provisioned.ts';
import { renewalsClear } from './renewals-clear.ts';
import { rowsAccepted } from './rows-accepted.ts';
import { suspendedSameDay } from './suspended-same-day.ts';
import { tenantsRight } from './tenants-right.ts';

export const CHECKS: readonly Check[] = [
  tenantsRight,
  filesReadable,
  rowsAccepted,
  exportsComplete,
  exportsCurrent,
  mappingsSettled,
  comparedInFull,
  consentGiven,
  nothingProvisioned,
  provisioned,
  suspendedSameDay,
  nothingAtRisk,
  logCovers,
  renewalsClear,
  familiesKnown,
  pricesKnown,
];
