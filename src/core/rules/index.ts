/** The one ordered list of rules: what must be put right first comes first. A new rule is a file and a line here. */
import { addedOnSource } from './added-on-source.ts';
import { addonOrphaned } from './addon-orphaned.ts';
import { azureDestinationInactive } from './azure-destination-inactive.ts';
import { azureNotMigrated } from './azure-not-migrated.ts';
import { azureSourceActive } from './azure-source-active.ts';
import { billingOverlap } from './billing-overlap.ts';
import { configUnused } from './config-unused.ts';
import { creditExpected } from './credit-expected.ts';
import { customerAmbiguous } from './customer-ambiguous.ts';
import { exportDuplicate } from './export-duplicate.ts';
import { exportIncomplete } from './export-incomplete.ts';
import { exportMissing } from './export-missing.ts';
import { exportStale } from './export-stale.ts';
import { fileSkipped } from './file-skipped.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { folderEmpty } from './folder-empty.ts';
import { inputDuplicate } from './input-duplicate.ts';
import { inputInBothTenants } from './input-in-both-tenants.ts';
import { logCoverage } from './log-coverage.ts';
import { offerAmbiguous } from './offer-ambiguous.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { overlapUnknown } from './overlap-unknown.ts';
import { pendingOnSource } from './pending-on-source.ts';
import { reactivated } from './reactivated.ts';
import { relationshipMissing } from './relationship-missing.ts';
import { renewalImminent } from './renewal-imminent.ts';
import { rowRejected } from './row-rejected.ts';
import { seatsExtra } from './seats-extra.ts';
import { seatsMissing } from './seats-missing.ts';
import { subscriptionDuplicate } from './subscription-duplicate.ts';
import { subscriptionMissing } from './subscription-missing.ts';
import { subscriptionUnexpected } from './subscription-unexpected.ts';
import { subscriptionUnsuspended } from './subscription-unsuspended.ts';
import { suspendedBeforeProvisioned } from './suspended-before-provisioned.ts';
import { suspendedNotProvisioned } from './suspended-not-provisioned.ts';
import { suspensionStillBills } from './suspension-still-bills.ts';
import { tenantsSwapped } from './tenants-swapped.ts';
import { termsDiffer } from './terms-differ.ts';
import { valueUnknown } from './value-unknown.ts';
import { witnessesDisagree } from './witnesses-disagree.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  tenantsSwapped,
  inputInBothTenants,
  ownerUnknown,
  fileUnreadable,
  rowRejected,
  valueUnknown,
  folderEmpty,
  exportMissing,
  exportIncomplete,
  inputDuplicate,
  exportDuplicate,
  exportStale,
  logCoverage,
  customerAmbiguous,
  offerAmbiguous,
  subscriptionDuplicate,
  witnessesDisagree,
  relationshipMissing,
  suspendedNotProvisioned,
  subscriptionMissing,
  seatsMissing,
  seatsExtra,
  addonOrphaned,
  termsDiffer,
  subscriptionUnexpected,
  azureNotMigrated,
  azureSourceActive,
  azureDestinationInactive,
  subscriptionUnsuspended,
  suspensionStillBills,
  renewalImminent,
  reactivated,
  addedOnSource,
  pendingOnSource,
  suspendedBeforeProvisioned,
  billingOverlap,
  overlapUnknown,
  creditExpected,
  configUnused,
  fileSkipped,
];
