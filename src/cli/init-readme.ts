/** The README.txt that `init` writes for those who export the files. Plain text: it is opened in any editor. */
import type { Speech } from '../core/text/speech.ts';
import { say, type Text } from '../core/text/text.ts';
import { padded, wrap } from './layout.ts';

const WIDTH = 98;

const TITLE = say('What to put into this folder');

const FOLDERS: readonly (readonly [name: string, holds: Text])[] = [
  ['from/', say('files of the Transitioning From account: the one that your customers leave')],
  ['to/', say('files of the Transitioning To account: the one that they move to')],
];

const SIGN_IN = say(
  'Export all of them on the same day. Sign in to {address} with the account in question; its name stands at the top right. Do this once for each account:',
  { address: 'https://partner.microsoft.com/dashboard' },
);

interface Step {
  readonly title: Text;
  readonly lines: readonly Text[];
}

const STEPS: readonly Step[] = [
  {
    title: say('Subscriptions of every customer'),
    lines: [
      say('Customers > (the customer) > Subscriptions > Export.'),
      say(
        'The file does not say whose it is: name it after the customer, such as "{file}". Export customers without subscriptions as well: an empty file proves that there is nothing.',
        { file: 'Alpine Ski House.xlsx' },
      ),
    ],
  },
  {
    title: say('The customer list'),
    lines: [say('Customers > Export. It says who has accepted the partner relationship.')],
  },
  {
    title: say('The activity log'),
    lines: [
      say(
        'Account settings > Activity log. First choose the whole time of the migration: without that you get one month. Then Export. It says on which day something was suspended.',
      ),
    ],
  },
];

const PRICES = say(
  'If you want to know what the overlap costs: a price list, or the license-based reconciliation files of your invoices, into from/ as well.',
);

const AS_THEY_ARE = say(
  'Excel and CSV files are both fine, in any of 13 languages. Do not edit them: columns, dates and numbers are understood as Partner Center writes them.',
);

const COMMANDS: readonly (readonly [command: string, does: Text])[] = [
  ['csp-reconcile doctor', say('says whether all is ready')],
  ['csp-reconcile plan', say('before the move: who, what, when')],
  ['csp-reconcile reconcile', say('during and after it: what is missing, what is billed twice')],
];

const RESULT = say(
  'The result is in the folder {folder}. Begin with {file}: one task per row. Run it again with new exports as often as you like; what you wrote into the sheet is kept.',
  { folder: 'reconciliation', file: 'action-sheet.xlsx' },
);

const PRIVATE = say('{file} holds the options of your runs. Nothing leaves this computer.', {
  file: 'csp-reconcile.json',
});

/** The whole text in a language. */
export function initReadme(speech: Speech): string {
  const { of } = speech;
  const title = of(TITLE);
  const paragraph = (text: Text): readonly string[] => wrap(of(text), WIDTH, 0);
  const parts: readonly (readonly string[])[] = [
    [title, '='.repeat(title.length)],
    rows(FOLDERS, speech),
    paragraph(SIGN_IN),
    ...STEPS.map((step, at) => stepLines(at + 1, step, speech)),
    numbered(STEPS.length + 1, wrap(of(PRICES), WIDTH, INDENT)),
    paragraph(AS_THEY_ARE),
    paragraph(say('Then, in this folder:')),
    rows(COMMANDS, speech),
    paragraph(RESULT),
    paragraph(PRIVATE),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

const INDENT = 3;

function stepLines(number: number, { title, lines }: Step, { of }: Speech): readonly string[] {
  return [
    ...numbered(number, wrap(of(title), WIDTH, INDENT)),
    ...lines.flatMap((text) => wrap(of(text), WIDTH, INDENT)),
  ];
}

/** The number stands in the blanks before the first line. */
function numbered(number: number, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`${String(number)}. ${first.trimStart()}`, ...rest];
}

function rows(table: readonly (readonly [string, Text])[], { of }: Speech): readonly string[] {
  const names = padded(
    table.map(([name]) => name),
    3,
  );
  return table.map(([, text], at) => `  ${names[at] ?? ''}${of(text)}`);
}
