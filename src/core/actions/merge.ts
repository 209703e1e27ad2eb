/**
 * Joins a run with the sheets that people worked in. Their words always survive: on the action, with it
 * among the resolved, or on record. Machine cells are this run's.
 */

import type { Report } from '../model/report.ts';
import { byCodeUnit } from '../normalise/text.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { mergeArrangement } from './arrangement.ts';
import { blockers } from './blocked.ts';
import { mergeLog, mergeOrphans } from './gather.ts';
import type {
  KnownAction,
  LivingAction,
  LivingSheet,
  RunMark,
  SheetCopy,
  SplitBy,
  State,
} from './living.ts';
import { currentActions, type CurrentAction } from './machine-cells.ts';
import { byRank, knownActions, ownColumnsOf, SpokenWords, type Words } from './merge-cells.ts';
import { howResolved, isClosed, looker, opened, reopen, verdictOn, wasRefuted } from './proof.ts';
import { nextHistory } from './progress.ts';
import { mergeSignOff } from './sign-off.ts';
import { stateHash } from './state-hash.ts';
import { idleWaiverRow, judgeWaiver, waiverRow, type Waiver } from './waivers.ts';

/** The sheet after this run. Without copies it is the first one. */
export function mergeSheets(
  report: Report,
  copies: readonly SheetCopy[],
  splitBy: SplitBy | null,
  speech: Speech,
): LivingSheet {
  const run = { asOf: report.asOf, version: report.tool.version, hash: stateHash(report) };
  const ranked = byRank(copies);
  const ownColumns = ownColumnsOf(ranked, speech);
  const { arrangement, log: renamed } = mergeArrangement(ranked, ownColumns, speech);
  const words = new SpokenWords(ranked, ownColumns, speech);
  const known = knownActions(ranked);
  const context: Context = { run, isOlder: isOlder(ranked, run), words, known, ranked, speech };
  const current = currentActions(report, speech);
  const found = new Set(current.map(({ action }) => action.id));
  const ours = current.flatMap((action) => stillFound(action, context) ?? []);
  const gone = notFound(report, found, context);
  const actions = [...withBlockers(ours, current, speech), ...gone.unchecked];
  const signOff = mergeSignOff(ranked, run, speech);
  const remarks = ranked.flatMap((copy) => copy.remarks);
  const { log, news } = mergeLog(
    ranked,
    [...words.log, ...renamed, ...remarks, ...signOff.log],
    run.asOf,
  );
  return {
    run,
    splitBy,
    taken: takenIn(ranked),
    history: nextHistory(ranked.at(-1)?.history ?? [], run, {
      actions,
      added: ours.filter(({ isNew }) => isNew).length,
      reopened: ours.filter((one) => one.isReopened).length,
      resolved: gone.resolvedNow,
    }),
    actions: [...actions.filter(isNotWaived), ...actions.filter((one) => !isNotWaived(one))],
    resolved: gone.resolved,
    ownColumns,
    arrangement,
    waivers: [
      ...ours.flatMap((one) => waiverRow(one.known, one.waiver, speech)),
      ...gone.resolved.flatMap((action) => idleWaiverRow(action, speech)),
    ],
    log,
    news,
    orphans: mergeOrphans(ranked, (id) => known.has(id) || found.has(id), run.asOf, speech),
    signOff: signOff.signOff,
  };
}

function takenIn(ranked: readonly SheetCopy[]): readonly string[] {
  const digests = ranked.flatMap(({ taken, digest }) => [
    ...taken,
    ...(digest === '' ? [] : [digest]),
  ]);
  return [...new Set(digests)].sort(byCodeUnit);
}

interface Context {
  readonly run: RunMark;
  /** Some sheet has seen newer exports: these prove nothing against it. */
  readonly isOlder: boolean;
  readonly words: SpokenWords;
  readonly known: ReadonlyMap<string, KnownAction>;
  readonly ranked: readonly SheetCopy[];
  readonly speech: Speech;
}

function isOlder(ranked: readonly SheetCopy[], run: RunMark): boolean {
  return ranked.some((copy) => copy.history.some(({ asOf }) => asOf > run.asOf));
}

function isNotWaived({ state }: LivingAction): boolean {
  return state !== 'Waived';
}

/** An action that this run found. */
interface Ours {
  readonly known: LivingAction;
  readonly waiver: Waiver;
  readonly isNew: boolean;
  readonly isReopened: boolean;
}

/** `null` where older exports find again what newer ones have shown to be resolved. */
function stillFound(current: CurrentAction, context: Context): Ours | null {
  const { action, machine, rules, customerKey, numbers } = current;
  const { run, ranked } = context;
  const earlier = context.known.get(action.id);
  if (earlier?.place === 'resolved' && context.isOlder) return null;
  const words = context.words.about(action.id);
  const again = openedAgain(words, earlier, context);
  const seen = ranked.some((copy) => copy.run?.hash === run.hash && copy.baseline.has(action.id));
  const timesSeen = (earlier?.timesSeen ?? 0) + (seen ? 0 : 1);
  const waiver = judgeWaiver(again.human, earlier?.waiver ?? null, numbers, run.asOf);
  const reopened = (earlier?.reopened ?? 0) + (again.isReopened ? 1 : 0);
  const known: KnownAction = {
    id: action.id,
    place: 'actions',
    machine,
    human: again.human,
    own: words.own,
    rules,
    customerKey,
    numbers,
    firstSeen:
      earlier?.firstSeen === undefined || earlier.firstSeen === '' ? run.asOf : earlier.firstSeen,
    timesSeen,
    reopened,
    was: again.was,
    waiver: waiver.binding,
    resolvedOn: '',
    how: '',
  };
  return {
    known: { ...known, state: stateOf(known, waiver) },
    waiver,
    isNew: earlier === undefined,
    isReopened: again.isReopened,
  };
}

function openedAgain(
  words: Words,
  earlier: KnownAction | undefined,
  { run, isOlder: older, speech }: Context,
) {
  const { human, statusHash } = words;
  const was = earlier?.was ?? '';
  if (verdictOn(human, { ...run, isOlder: older }, statusHash) === 'still found') {
    if (!words.isStatusNewest && wasRefuted(human, was, speech)) {
      return { human: opened(human), was, isReopened: false };
    }
    return { ...reopen(human, was, run.asOf, speech), isReopened: true };
  }
  if (earlier?.place !== 'resolved') return { human, was, isReopened: false };
  const { how, resolvedOn } = earlier;
  const said = speech.of(
    say('{how} on {resolvedOn}; found again by the exports of {day}.', {
      how,
      resolvedOn,
      day: run.asOf,
    }),
  );
  return { human, was: [said, was].filter((text) => text !== '').join('\n'), isReopened: true };
}

function stateOf({ human, reopened, timesSeen }: KnownAction, waiver: Waiver): State {
  if (isClosed(human)) return 'Done, not proven yet';
  if (waiver.state === 'in force') return 'Waived';
  if (reopened > 0) return 'Reopened';
  return timesSeen <= 1 ? 'New' : 'Open';
}

/** The order of the run, with what has to come first named in each row. */
function withBlockers(
  ours: readonly Ours[],
  current: readonly CurrentAction[],
  speech: Speech,
): readonly LivingAction[] {
  const byId = new Map(ours.map(({ known }) => [known.id, known]));
  const isOpen = (id: string): boolean => {
    const one = byId.get(id);
    return one !== undefined && !isClosed(one.human) && one.state !== 'Waived';
  };
  const blockedBy = blockers(current, isOpen, speech);
  return current.flatMap((one) => {
    const living = byId.get(one.action.id);
    return living === undefined
      ? []
      : [
          {
            ...living,
            machine: { ...living.machine, state: living.state, blockedBy: blockedBy(one) },
          },
        ];
  });
}

/** What earlier sheets know and this run does not find: resolved, or not looked at. */
function notFound(report: Report, found: ReadonlySet<string>, context: Context) {
  const { run, words } = context;
  const wasLookedAt = looker(report);
  const resolved: KnownAction[] = [];
  const unchecked: LivingAction[] = [];
  let resolvedNow = 0;
  for (const earlier of context.known.values()) {
    const stays = earlier.place === 'resolved' && context.isOlder;
    if (found.has(earlier.id) && !stays) continue;
    const { human, own } = words.about(earlier.id);
    const action = { ...earlier, human, own };
    if (earlier.place === 'resolved') resolved.push(action);
    else if (!context.isOlder && wasLookedAt(action)) {
      resolvedNow += 1;
      resolved.push({
        ...action,
        place: 'resolved',
        resolvedOn: run.asOf,
        how: howResolved(action, context.speech),
      });
    } else {
      const state = 'Not checked this time';
      unchecked.push({ ...action, state, machine: { ...action.machine, state, blockedBy: '' } });
    }
  }
  resolved.sort((a, b) => byCodeUnit(b.resolvedOn, a.resolvedOn) || byCodeUnit(a.id, b.id));
  unchecked.sort((a, b) => byCodeUnit(a.id, b.id));
  return { resolved, unchecked, resolvedNow };
}
