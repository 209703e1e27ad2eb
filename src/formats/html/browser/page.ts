/**
 * The script of the page. It works on what stands in the document: tables become sortable, searchable and
 * filtered by customer. It has no words of its own; they stand in attributes, in the language of the page.
 */

const root = document.documentElement;
const collator = new Intl.Collator(root.lang, { numeric: true, sensitivity: 'base' });

interface Table {
  readonly box: HTMLElement;
  readonly body: HTMLTableSectionElement;
  readonly rows: readonly HTMLTableRowElement[];
  readonly tools: HTMLElement | null;
  readonly texts: Map<HTMLTableRowElement, string>;
}

/** Text as it is searched: without case and without marks on letters. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, root.dataset['thousands'] ?? '');
}

function cellText(row: HTMLTableRowElement, column: number): string {
  return (row.cells[column]?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const tables: readonly Table[] = [...document.querySelectorAll<HTMLElement>('.table')].flatMap(
  (box) => {
    const body = box.querySelector('tbody');
    if (body === null) return [];
    const tools = box.querySelector<HTMLElement>('.tools');
    return [{ box, body, rows: [...body.rows], tools, texts: new Map() }];
  },
);
const customerFilter = document.querySelector<HTMLSelectElement>('#customer-filter');

/** Search and choices of one table, and the customer of all. */
function filter(table: Table): void {
  const { rows, tools, texts } = table;
  const customer = customerFilter?.value ?? '';
  const search = folded(tools?.querySelector('input')?.value ?? '').split(' ');
  const choices = [...(tools?.querySelectorAll('select') ?? [])]
    .filter(({ value }) => value !== '')
    .map(({ value, dataset }) => ({ value, column: Number(dataset['column']) }));
  const byCustomer = rows.some(({ dataset }) => dataset['c'] !== undefined);
  let shown = 0;
  for (const row of rows) {
    const text = texts.get(row) ?? folded(row.textContent);
    texts.set(row, text);
    const fits =
      (!byCustomer || customer === '' || row.dataset['c'] === customer) &&
      search.every((part) => text.includes(part)) &&
      choices.every(({ value, column }) => cellText(row, column) === value);
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  tell(table, shown);
}

function tell({ rows, tools, box }: Table, shown: number): void {
  const all = rows.length;
  const filtered = shown < all;
  box.classList.toggle('filtered', filtered);
  const status = tools?.querySelector('.shown');
  if (tools === null || status === null || status === undefined) return;
  const words = (filtered ? root.dataset['shown'] : root.dataset['all']) ?? '';
  const text = words.replace('{shown}', grouped(shown)).replace('{all}', grouped(all));
  if (status.textContent !== text) status.textContent = text;
  const clear = tools.querySelector<HTMLElement>('[data-clear]');
  const own = [...tools.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
  if (clear !== null) clear.hidden = own.every(({ value }) => value === '');
}

/** Sorts by a column; what has no value comes last either way. Rows that are alike keep their order. */
function sort({ body, rows }: Table, column: number, numeric: boolean, sign: 1 | -1): void {
  const keyed = rows.map((row, index) => {
    const cell = row.cells[column];
    const value = numeric ? cell?.dataset['v'] : cellText(row, column);
    return { row, index, value: value === undefined || value === '' ? null : value };
  });
  keyed.sort((one, other) => {
    if (one.value === null || other.value === null) {
      return Number(one.value === null) - Number(other.value === null) || one.index - other.index;
    }
    const order = numeric
      ? Number(one.value) - Number(other.value)
      : collator.compare(one.value, other.value);
    return sign * order || one.index - other.index;
  });
  body.append(...keyed.map(({ row }) => row));
}

function makeSortable(table: Table): void {
  const heads = [...table.box.querySelectorAll<HTMLTableCellElement>('thead th')];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    const numeric = head.dataset['sort'] === 'n';
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      // Of numbers the biggest are looked for first.
      const first = numeric ? 'descending' : 'ascending';
      const second = numeric ? 'ascending' : 'descending';
      const next = before === first ? second : first;
      for (const one of heads) one.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', next);
      sort(table, column, numeric, next === 'ascending' ? 1 : -1);
    });
  });
}

function makeFilterable(table: Table): void {
  const { tools } = table;
  if (tools === null) return;
  tools.hidden = false;
  // A browser may bring back what was chosen before the page was loaded anew.
  for (const one of tools.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    one.value = '';
  }
  let waiting: ReturnType<typeof setTimeout> | undefined;
  tools.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      filter(table);
    }, 120);
  });
  tools.querySelector('[data-clear]')?.addEventListener('click', () => {
    for (const one of tools.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'input, select',
    )) {
      one.value = '';
    }
    filter(table);
    tools.querySelector('input')?.focus();
  });
  tell(table, table.rows.length);
}

function filterByCustomer(): void {
  const customer = customerFilter?.value ?? '';
  for (const card of document.querySelectorAll<HTMLElement>('.card.customer')) {
    card.hidden = customer !== '' && card.dataset['c'] !== customer;
  }
  for (const table of tables) filter(table);
}

for (const table of tables) {
  makeSortable(table);
  makeFilterable(table);
}
if (customerFilter !== null) {
  customerFilter.value = '';
  customerFilter.form?.removeAttribute('hidden');
  customerFilter.addEventListener('change', filterByCustomer);
}
