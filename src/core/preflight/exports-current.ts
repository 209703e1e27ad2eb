/** Exports are fresh, and those of the two tenants of one time, as far as their names and the logs tell. */
import type { FileFacts } from '../model/facts.ts';
import { FileIndex, oldestDay } from './coverage.ts';
import {
  ALL_GATES,
  cannotTell,
  evidenceOf,
  fail,
  fileAsEvidence,
  findingsOf,
  firstOf,
  forEach,
  inOrder,
  messagesOf,
  pass,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';
import { say } from '../text/text.ts';

const FIX = say('Export both tenants again on one day, and give that day with --as-of.');

export const exportsCurrent: Check = {
  id: 'exports-current',
  title: say('Exports are of one recent day'),
  asks: say(
    'No export is older, and none of the two tenants further apart, than the config allows.',
  ),
  gates: ALL_GATES,
  answer: (given) => {
    const index = new FileIndex(given);
    return [runAnswer(given), ...forEach(given, (moving) => judge(moving, index, given))];
  },
};

function runAnswer(given: Given): Answer {
  // How far apart exports may lie, by their names, is for the limits of this gate to say.
  const found = findingsOf(given, ['export-stale']).filter(
    ({ evidence }) => !evidence.every(({ row }) => row === 0),
  );
  if (found.length > 0) {
    const evidence = evidenceOf(found);
    return fail(null, messagesOf(found), { fix: FIX, evidence, everyone: 'cannot-tell' });
  }
  const lists = given.facts.files.filter(
    ({ input }) => input.kind === 'activity' || input.kind === 'customers',
  );
  const old = lists.filter((file) => isWrong(ageOf(file, given), given));
  if (old.length > 0) {
    const said = say(
      '{count, plural, one {# log or list} other {# logs or lists}} by name not of the last {days, plural, one {# day} other {# days}}.',
      { count: old.length, days: given.limits.maxExportAgeDays },
    );
    return fail(null, said, { fix: FIX, evidence: placesOf(old), everyone: 'cannot-tell' });
  }
  return pass(null, say('No log speaks of a later day than the exports.'));
}

function judge(moving: MovingCustomer, index: FileIndex, given: Given): Answer {
  const { customer } = moving;
  const from = index.filesOf(moving, 'from');
  const to = index.filesOf(moving, 'to');
  const files = [...from, ...to];
  const { maxExportAgeDays, maxSkewDays, requireDatedFiles } = given.limits;
  const old = files.filter((file) => isWrong(ageOf(file, given), given));
  const [a, b] = [oldestDay(from), oldestDay(to)];
  const apart = a === null || b === null ? 0 : Math.abs(a - b);
  const undated = files.filter(({ dayInName }) => dayInName === null);
  const more = { fix: FIX, evidence: placesOf(old.length > 0 ? old : files) };
  return firstOf(
    old.length === 0
      ? null
      : fail(
          customer,
          say(
            'By their names, exports are not of the last {days, plural, one {# day} other {# days}} before the as-of day.',
            { days: maxExportAgeDays },
          ),
          more,
        ),
    apart <= maxSkewDays
      ? null
      : fail(
          customer,
          say(
            'By their names, the exports of the two tenants are {days, plural, one {# day} other {# days}} apart.',
            { days: apart },
          ),
          more,
        ),
    undated.length === 0 || !requireDatedFiles
      ? null
      : cannotTell(customer, say('Names of its files do not carry the day of the export.'), {
          fix: say('Add the day to the file names, such as 2026-05-14.'),
          evidence: placesOf(undated),
        }),
    pass(
      customer,
      undated.length === 0
        ? say('Its exports are recent.')
        : say('Not all file names carry a day; those are taken to be of the as-of day.'),
    ),
  );
}

function ageOf({ dayInName }: FileFacts, { facts }: Given): number | null {
  return dayInName === null ? null : facts.asOf - dayInName;
}

/** Too old, or of a day after the as-of day. */
function isWrong(age: number | null, { limits }: Given): boolean {
  return age !== null && (age > limits.maxExportAgeDays || age < 0);
}

function placesOf(files: readonly FileFacts[]): Answer['evidence'] {
  return inOrder(files.map(({ input }) => fileAsEvidence(input.path, input.sheet)));
}
