/** The files of the two tenants are not swapped, and none was given for both. */
import { ALL_GATES, evidenceOf, fail, findingsOf, messagesOf, pass, type Check } from './check.ts';
import { say } from '../text/text.ts';

export const tenantsRight: Check = {
  id: 'tenants-right',
  title: say('Each tenant has its own files'),
  asks: say('Nothing says that the tenants were swapped, and no export stands for both.'),
  gates: ALL_GATES,
  answer: (given) => {
    const found = findingsOf(given, ['tenants-swapped', 'input-in-both-tenants']);
    if (found.length === 0)
      return [pass(null, say('Nothing speaks for a swap, and no file is in both.'))];
    return [
      fail(null, messagesOf(found), {
        fix: say('Check which files belong to which tenant, and run again.'),
        evidence: evidenceOf(found),
        // A file in both is counted for neither, which its customer's own checks say.
        everyone: found.some(({ rule }) => rule === 'tenants-swapped') ? 'cannot-tell' : null,
      }),
    ];
  },
};
