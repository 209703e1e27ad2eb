/**
 * Random work on an action sheet, for property tests: people edit, sort, delete, copy and rename; exports
 * change; the sheet is written anew. What they wrote must be somewhere in it afterwards.
 */
import { actionSheet } from '../../src/core/actions/action-sheet.ts';
import { unpackTexts } from '../../src/core/actions/baseline-cells.ts';
import { ACTION_COLUMNS } from '../../src/core/actions/columns.ts';
import type { LivingSheet, SplitBy } from '../../src/core/actions/living.ts';
import { mergeSheets } from '../../src/core/actions/merge.ts';
import { packSheet, packsOf } from '../../src/core/actions/packs.ts';
import { readSheet } from '../../src/core/actions/read-sheet.ts';
import type { RawCell, RawFile } from '../../src/core/model/raw-table.ts';
import type { Workbook } from '../../src/core/report/tables.ts';
import { ENGLISH, type Speech } from '../../src/core/text/speech.ts';
import { isoDay } from './builders.ts';
import { reportAt, TASKS, type Moment } from './migration.ts';
import { PSEUDO } from './pseudo-language.ts';
import { cell, gridsOf, rawFile, type Grid } from './sheet-grid.ts';

/** One step; `a`, `b` and `c` choose where, by remainder. */
export interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const KINDS = [
  'edit',
  'edit',
  'edit',
  'edit',
  'close',
  'clear',
  'waive',
  'own',
  'sort',
  'delete',
  'copy',
  'copyEdited',
  'moveColumn',
  'moveTableColumn',
  'renameHeader',
  'renameSheet',
  'pushDown',
  'loseKeys',
  'loseBaseline',
  'breakId',
  'clearId',
  'freeText',
  'editMachine',
  'sign',
  'noteBeside',
  'fork',
  'run',
  'run',
  'sameRun',
  'olderRun',
  'split',
  'switchLanguage',
  'upgrade',
  'deleteColumn',
] as const;

const HUMAN = ['owner', 'status', 'doneOn', 'ticket', 'note', 'waiveUntil', 'waiveReason'];

/** Mostly the note, so that edits meet. */
function keyAt(choice: number): string {
  return choice < 2000 ? 'note' : (HUMAN[choice % HUMAN.length] ?? 'note');
}

/** How workbooks come back; a test may send them through real files. */
export type RoundTrip = (workbook: Workbook) => Grid[];

export class SheetWorld {
  grids: Grid[];
  private others: Grid[][] = [];
  private count = 0;
  /** Headers as the last run wrote them. */
  private written: readonly string[] = [];
  private wordsWritten: ReadonlySet<string> = new Set();
  private day = 0;
  private moment: Moment;
  private readonly problems: string[] = [];

  private readonly roundTrip: RoundTrip;
  /** The language of the runs to come, and that of the last one. */
  private speech = ENGLISH;
  private lastSpeech = ENGLISH;
  private hasSwitched = false;
  /** Headers that people gave to columns. */
  private readonly names = new Map<string, string[]>();
  /** Without the baseline nobody can tell a machine's cell that was edited. */
  private machineEdited = false;

  constructor(roundTrip: RoundTrip = gridsOf) {
    this.roundTrip = roundTrip;
    this.moment = { asOf: '2026-05-01', found: TASKS.map((_, index) => index) };
    const report = reportAt(this.moment);
    const living = mergeSheets(report, [], null, ENGLISH);
    this.grids = roundTrip(actionSheet(report, living, [], ENGLISH));
  }

  /** Takes a step and returns what is wrong after it. */
  take(step: Step): readonly string[] {
    this.problems.length = 0;
    const { a, b, c } = step;
    switch (step.kind) {
      case 'edit':
        this.edit(this.worked(a), b, keyAt(c));
        break;
      case 'close':
        this.close(a, b, c);
        break;
      case 'clear':
        this.setHuman(this.worked(a), b, keyAt(c), '');
        break;
      case 'waive':
        this.waive(this.worked(a), b);
        break;
      case 'own':
        this.addOwn(this.worked(a), b, c);
        break;
      case 'sort':
        this.sort(this.worked(a), b);
        break;
      case 'delete':
        this.spliceRow(this.worked(a), b, 1, []);
        break;
      case 'copy':
      case 'copyEdited':
        this.copyRow(this.worked(a), b, step.kind === 'copyEdited' ? c : null);
        break;
      case 'moveColumn':
      case 'moveTableColumn':
        this.moveColumn(this.worked(a), b, c, step.kind === 'moveColumn' ? 2 : 3);
        break;
      case 'renameHeader':
        this.renameHeader(this.worked(a), b);
        break;
      case 'renameSheet':
        this.worked(a).name = `Renamed ${this.word()}`;
        break;
      case 'pushDown':
        this.pushDown(this.worked(a));
        break;
      case 'loseKeys':
        if (a % 4 === 0) this.loseKeys();
        break;
      case 'loseBaseline':
        if (a % 4 === 0 && !this.machineEdited) {
          this.grids = this.grids.filter((one) => one.visibility === 'visible');
        }
        break;
      case 'breakId':
      case 'clearId':
        this.setAt(this.worked(a), b, 'id', step.kind === 'clearId' ? '' : `X-${this.word()}`);
        break;
      case 'freeText':
        this.worked(a).rows.push([null, null, cell(this.word()), null, cell(this.word())]);
        break;
      case 'editMachine':
        if (this.grids.every((one) => one.visibility === 'visible')) break;
        this.machineEdited = true;
        this.setAt(this.worked(a), b, c % 2 === 0 ? 'text' : 'steps', this.word());
        break;
      case 'sign':
        this.sign(a);
        break;
      case 'noteBeside':
        this.noteBeside(a, b);
        break;
      case 'fork':
        this.others.push(structuredClone(this.grids));
        break;
      case 'run':
        this.day += 1 + (c % 2);
        this.run(this.nextMoment(a, b, c));
        break;
      case 'sameRun':
        this.run(this.moment);
        break;
      case 'olderRun':
        if (a % 5 === 0) this.run({ ...this.moment, asOf: isoDay('2026-05-01', -1 - (b % 3)) });
        break;
      case 'split':
        this.run(this.moment, a % 2 === 0 ? 'owner' : 'customer');
        break;
      case 'switchLanguage':
        this.speech = this.speech === ENGLISH ? PSEUDO : ENGLISH;
        this.hasSwitched = true;
        break;
      case 'upgrade':
        this.makeOlder();
        break;
      case 'deleteColumn':
        if (a % 4 === 0) this.deleteColumn(this.worked(b), c);
        break;
    }
    return this.problems;
  }

  private nextMoment(a: number, b: number, c: number): Moment {
    const found = TASKS.map((_, index) => index).filter(
      (index) => ((a >> (index % 12)) & 1) === 1 || index % 5 === b % 5,
    );
    return {
      asOf: isoDay('2026-05-01', this.day),
      found,
      seats: { [b % TASKS.length]: 6 + (c % 3) },
      ...(c % 4 === 0 ? { notComparable: ['Contoso'] } : {}),
      ...(c % 7 === 0 ? { notChecked: ['seats-missing'] } : {}),
    };
  }

  /** A word that stands nowhere else. */
  private word(): string {
    this.count += 1;
    return `w${String(this.count)}w`;
  }

  private worked(choice: number): Grid {
    const sheets = this.grids.filter((one) => one.kind === 'Actions' || one.kind === 'Resolved');
    const [first] = sheets;
    if (first === undefined) throw new Error('The sheet Actions is gone.');
    return choice % 4 === 3 ? (sheets[1] ?? first) : first;
  }

  /** Where a column stands, told by key and, where that is gone or wrong, by its data. */
  private columnOf(grid: Grid, key: string): number {
    return (
      grid.rows[grid.data - 1]?.findIndex(
        (one) => one !== null && this.labels(key).includes(one.text),
      ) ?? -1
    );
  }

  private labels(key: string): readonly string[] {
    return [...labelsOf(key), ...(this.names.get(key) ?? [])];
  }

  private rowAt(grid: Grid, choice: number): number | null {
    const rows = grid.rows.length - grid.data;
    // Mostly the first rows, so that one row sees many things happen.
    const near = choice < 3000 ? choice % 3 : choice;
    const at = grid.data + (rows <= 0 ? 0 : near % rows);
    const id = grid.rows[at]?.[this.columnOf(grid, 'id')];
    return rows <= 0 || id === null || id === undefined ? null : at;
  }

  private setAt(grid: Grid, row: number, key: string, text: string): void {
    const at = this.rowAt(grid, row);
    const column = this.columnOf(grid, key);
    if (at === null || column < 0) return;
    put(grid, at, column, cell(text));
  }

  private setHuman(grid: Grid, row: number, key: string, text: string): void {
    this.setAt(grid, row, key, text);
  }

  private edit(grid: Grid, row: number, key: string): void {
    const isDay = key === 'doneOn' || key === 'waiveUntil';
    this.count += 1;
    const past = this.count % 2 === 0;
    const text = isDay ? isoDay(past ? '2020-01-01' : '2027-01-01', this.count) : this.word();
    this.setHuman(grid, row, key, text);
  }

  private waive(grid: Grid, row: number): void {
    this.edit(grid, row, 'owner');
    this.edit(grid, row, 'waiveUntil');
    this.edit(grid, row, 'waiveReason');
  }

  private deleteColumn(grid: Grid, choice: number): void {
    const at = this.columnOf(grid, HUMAN[choice % HUMAN.length] ?? '');
    if (at > 0) grid.rows.slice(grid.data - 2).forEach((row) => row.splice(at, 1));
  }

  /** As a version wrote the sheet that had a column less, and kept nothing of headers and order. */
  private makeOlder(): void {
    for (const grid of this.grids) {
      if (grid.kind === 'Baseline run')
        grid.rows = grid.rows.filter(([name]) => name?.text !== 'columns');
      if (grid.kind !== 'Actions') continue;
      const at = this.columnOf(grid, 'moreEvidence');
      if (at > 0) grid.rows.slice(grid.data - 2).forEach((row) => row.splice(at, 1));
    }
    // Who renamed a header in that version had no more than the key above it.
    this.written = [];
  }

  private close(a: number, b: number, c: number): void {
    const status = ['Done', ' done', 'Not needed', 'In progress', 'Blocked'][c % 5] ?? 'Done';
    const grid = this.worked(a);
    this.setHuman(grid, b, 'status', status);
    if (c % 2 === 0) this.edit(grid, b, 'doneOn');
  }

  private addOwn(grid: Grid, row: number, c: number): void {
    const at = this.rowAt(grid, row);
    if (at === null) return;
    const width = grid.rows[grid.data - 1]?.length ?? 0;
    const labels = ['Region', 'Batch', ''];
    const label = labels[c % 3] ?? '';
    const there = grid.rows[grid.data - 1]?.findIndex((one) => one?.text === label) ?? -1;
    const column = there >= 0 && label !== '' ? there : width + (label === '' ? 1 : 0);
    if (label !== '') put(grid, grid.data - 1, column, cell(label));
    put(grid, at, column, cell(this.word()));
  }

  private sort(grid: Grid, column: number): void {
    const rows = grid.rows.splice(grid.data);
    const at = column % (grid.rows[grid.data - 1]?.length ?? 1);
    const textOf = (row: readonly (RawCell | null)[]): string => row[at]?.text ?? '';
    rows.sort((one, other) => (textOf(one) < textOf(other) ? 1 : -1));
    grid.rows.push(...rows);
  }

  private spliceRow(grid: Grid, row: number, gone: number, added: (RawCell | null)[][]): void {
    const at = this.rowAt(grid, row);
    if (at !== null) grid.rows.splice(at, gone, ...added);
  }

  private copyRow(grid: Grid, row: number, edited: number | null): void {
    const at = this.rowAt(grid, row);
    if (at === null) return;
    grid.rows.push([...(grid.rows[at] ?? [])]);
    if (edited === null) return;
    const key = keyAt(edited);
    this.count += 1;
    put(grid, grid.rows.length - 1, this.columnOf(grid, key), cell(this.word()));
  }

  private moveColumn(grid: Grid, from: number, to: number, firstRow: number): void {
    const width = grid.rows[grid.data - 1]?.length ?? 0;
    const [one, other] = [1 + (from % (width - 1)), 1 + (to % (width - 1))];
    grid.rows.slice(grid.data - 4 + firstRow).forEach((row) => {
      while (row.length < width) row.push(null);
      const [first, second] = [row[one] ?? null, row[other] ?? null];
      row[one] = second;
      row[other] = first;
    });
  }

  /** Only where the key still stands above its own column: nobody could know a column that has lost both. */
  private renameHeader(grid: Grid, choice: number): void {
    const header = grid.rows[grid.data - 1];
    const keys = grid.rows[grid.data - 2];
    if (header === undefined || keys === undefined) return;
    const at = choice % header.length;
    const key = keys[at]?.text.split('.')[1] ?? '';
    if (header[at] === null || !this.labels(key).includes(header[at]?.text ?? '')) return;
    if (!HUMAN.includes(key)) return;
    const name = `Renamed ${this.word()}`;
    header[at] = cell(name);
    this.names.set(key, [...(this.names.get(key) ?? []), name]);
  }

  private pushDown(grid: Grid): void {
    grid.rows.unshift([cell('A line above')]);
    grid.data += 1;
  }

  private loseKeys(): void {
    // The hidden sheet knows the headers of the last run; a newer one has nothing but its key.
    const known = this.grids.some((one) => one.kind === 'Baseline') ? this.written : [];
    const isLost = this.grids
      .flatMap((grid) => grid.rows[grid.data - 1] ?? [])
      .some((one) => one?.text.startsWith('Renamed') === true && !known.includes(one.text));
    if (isLost) return;
    for (const grid of this.grids) if (grid.visibility === 'visible') grid.rows[grid.data - 2] = [];
  }

  private sign(choice: number): void {
    const grid = this.grids.find((one) => one.kind === 'Sign-off');
    if (grid !== undefined) put(grid, grid.data, choice % 2, cell(this.word()));
  }

  private noteBeside(a: number, b: number): void {
    const kept = this.grids.filter((one) => one.kind === 'Conflicts' || one.kind === 'Orphaned');
    const grid = kept[a % Math.max(1, kept.length)];
    if (grid === undefined || grid.rows.length <= grid.data) return;
    put(grid, grid.data + (b % (grid.rows.length - grid.data)), 9, cell(this.word()));
  }

  /** Headers of people and the order of columns in the sheet Actions that the new sheet does not have. */
  private arrangementLost(grids: readonly Grid[]): readonly string[] {
    const [before, after] = [this.grids, grids].map((all) => {
      const grid = all.find((one) => one.kind === 'Actions');
      return grid === undefined ? [] : headsIn(grid);
    });
    const given = (before ?? []).filter((head) => head.startsWith('Renamed'));
    if (this.speech !== this.lastSpeech) return [];
    const lost = given.filter((head) => after?.includes(head) !== true);
    const kept = (before ?? []).filter(
      (head) => !labelsOf('number').includes(head) && after?.includes(head) === true,
    );
    const order = (after ?? []).filter((head) => kept.includes(head));
    return [
      ...(this.others.length > 0 ? [] : lost.map((head) => `The header ${head} is gone.`)),
      // Where two people moved columns, one of them wins.
      ...(order.join('|') === kept.join('|') || this.others.length > 0
        ? []
        : [`Columns were moved: ${order.join(', ')}`]),
    ];
  }

  private run(moment: Moment, splitBy: SplitBy | null = null): void {
    const files = [this.grids, ...this.others];
    // What a copy still has as it was written, somebody may have written over in the main sheet.
    const before = files.flatMap((grids, index) =>
      // Nor does what a deleted row had before, where a copy has the row with something else.
      [...wordsIn(grids), ...(files.length > 1 ? [] : deletedWords(grids))].filter(
        (word) => index === 0 || !this.wordsWritten.has(word),
      ),
    );
    const ids = idsIn(this.grids);
    const report = reportAt(moment);
    const raws = files.map((grids) => rawFile(grids));
    const { speech } = this;
    const { workbook, living } = write(moment, raws, { speech, splitBy });
    const grids = this.roundTrip(workbook);
    const after = new Set(textsIn(grids).flatMap(wordsOf));
    for (const word of before) if (!after.has(word)) this.problems.push(`${word} is lost`);
    for (const problem of this.arrangementLost(grids)) this.problems.push(problem);
    const [actions, resolved] = [idsOn(grids, 'Actions'), idsOn(grids, 'Resolved')];
    const all = [...actions, ...resolved];
    if (new Set(all).size !== all.length) this.problems.push('An action stands there twice.');
    for (const { id } of report.actions)
      if (!all.includes(id)) this.problems.push(`${id} is not listed`);
    for (const id of ids) if (!all.includes(id)) this.problems.push(`${id} is no longer known`);
    const again = write(moment, [rawFile(grids)], { speech, splitBy });
    // An entry of the log stays in its language; in another one, the same may be said once more, later.
    const isOneLanguage = !this.hasSwitched || living.log.length === 0;
    if (isOneLanguage && JSON.stringify(again.workbook) !== JSON.stringify(workbook))
      this.problems.push('A second run differs.');
    this.moment = moment;
    this.grids = grids;
    this.written = grids.flatMap(headsIn);
    this.wordsWritten = after;
    this.others = splitBy === null ? [] : this.returnedPacks(living, moment);
    this.machineEdited = false;
    this.lastSpeech = speech;
  }

  /** Adds to a note, so that what stood there still has to be found. */
  private addNote(grid: Grid): void {
    const at = this.rowAt(grid, this.count);
    const column = this.columnOf(grid, 'note');
    if (at === null || column < 0) return;
    const before = grid.rows[at]?.[column]?.text ?? '';
    put(grid, at, column, cell(`${before} ${this.word()}`.trim()));
  }

  /** Every other pack comes back, with a word in it. */
  private returnedPacks(living: LivingSheet, moment: Moment): Grid[][] {
    return packsOf(living, this.speech)
      .filter((_, index) => index % 2 === this.count % 2)
      .map((pack) => {
        const sheet = packSheet(living, pack, this.speech);
        const grids = this.roundTrip(actionSheet(reportAt(moment), sheet, [], this.speech));
        const actions = grids.find((one) => one.kind === 'Actions');
        if (actions !== undefined) this.addNote(actions);
        return grids;
      });
  }
}

function headsIn({ rows, data }: Grid): readonly string[] {
  return (rows[data - 1] ?? []).flatMap((one) => one?.text ?? []);
}

interface Manner {
  readonly speech: Speech;
  readonly splitBy: SplitBy | null;
}

function write(moment: Moment, raws: readonly RawFile[], { speech, splitBy }: Manner) {
  const copies = raws.map((raw, index) => {
    const name = index === 0 ? 'action-sheet.xlsx' : `copy ${String(index)}.xlsx`;
    const copy = readSheet(name, raw, '', speech);
    if (copy === null) throw new Error('The sheet is not recognised.');
    return copy;
  });
  const living = mergeSheets(reportAt(moment), copies, splitBy, speech);
  const packs = packsOf(living, speech);
  return { living, workbook: actionSheet(reportAt(moment), living, packs, speech) };
}

/** The names that a column may have, before anybody renames it. */
function labelsOf(key: string): readonly string[] {
  const column = ACTION_COLUMNS.find((one) => one.key === key);
  return column === undefined ? [key] : [ENGLISH, PSEUDO].map(({ of }) => of(column.label));
}

function put(grid: Grid, row: number, column: number, value: RawCell | null): void {
  const cells = grid.rows[row] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = value;
  grid.rows[row] = cells;
}

const WORD = /w\d+w|20(?:2[07]|28)-\d\d-\d\d/g;

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(WORD)].map(([word]) => word);
}

/** Serial days read as people see them. */
function seen(one: RawCell | null): string {
  if (one === null) return '';
  return one.kind === 'number' && one.format === 'date'
    ? isoDay('1899-12-30', Number(one.text))
    : one.text;
}

function textsIn(grids: readonly Grid[]): readonly string[] {
  return grids
    .filter((one) => one.visibility === 'visible')
    .flatMap((one) => one.rows.slice(4).flatMap((row) => row.map(seen)));
}

const HUMAN_SHEETS = ['Actions', 'Resolved', 'Conflicts', 'Orphaned', 'Sign-off'];

/** Words below the headers of the sheets in which people work. */
function wordsIn(grids: readonly Grid[]): readonly string[] {
  return grids
    .filter((one) => HUMAN_SHEETS.includes(one.kind))
    .flatMap((one) =>
      one.rows.slice(one.data).flatMap((row) => row.flatMap((at) => wordsOf(seen(at)))),
    );
}

/** Words of rows that somebody deleted: they are as they were when the sheet was written. */
function deletedWords(grids: readonly Grid[]): readonly string[] {
  const baseline = grids.find((one) => one.kind === 'Baseline');
  if (baseline === undefined) return [];
  const there = new Set(
    grids
      .filter((one) => one.kind === 'Actions' || one.kind === 'Resolved')
      .flatMap((one) => {
        const at =
          one.rows[one.data - 1]?.findIndex((head) => labelsOf('id').includes(head?.text ?? '')) ??
          -1;
        return one.rows.slice(one.data).map((row) => row[at]?.text ?? '');
      }),
  );
  return baseline.rows
    .slice(baseline.data)
    .flatMap((row) =>
      there.has(row[0]?.text ?? '')
        ? []
        : [...unpackTexts(row.slice(1).map((one) => one?.text ?? ''))].flatMap(([name, text]) =>
            name.startsWith('h.') ? wordsOf(text) : [],
          ),
    );
}

function idsIn(grids: readonly Grid[]): readonly string[] {
  const baseline = grids.find((one) => one.kind === 'Baseline');
  return (baseline?.rows.slice(baseline.data) ?? []).flatMap((row) =>
    /^A-/.test(row[0]?.text ?? '') ? (row[0]?.text ?? []) : [],
  );
}

function idsOn(grids: readonly Grid[], kind: string): readonly string[] {
  const grid = grids.find((one) => one.kind === kind);
  const at =
    grid === undefined ? -1 : headsIn(grid).findIndex((head) => labelsOf('id').includes(head));
  return (grid?.rows.slice(grid.data) ?? []).flatMap((row) =>
    /^A-/.test(row[at]?.text ?? '') ? (row[at]?.text ?? []) : [],
  );
}
