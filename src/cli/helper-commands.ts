/** The commands that prepare, look and explain rather than compare. */
import { say } from '../core/text/text.ts';
import { GENERAL, READING, WRONG, type CommandSpec } from './command-spec.ts';

export const INIT: CommandSpec = {
  name: 'init',
  positional: {
    key: 'folder',
    placeholder: 'DIR',
    many: false,
    required: false,
    help: say('Folder to write into; without it, the one you are in.'),
    offers: 'folders',
  },
  summary: say('Make the folders, a config and a README for those who export the files.'),
  about: [
    say(
      'Writes from/, to/, csp-reconcile.json and README.txt, each only where it is not there yet. In that folder, the other commands then need no options.',
    ),
  ],
  required: [],
  options: ['json', 'lang', 'quiet', 'color'],
  examples: [
    {
      line: 'csp-reconcile init migration-2026',
      what: say('Begin in a new folder.'),
    },
  ],
  exits: [[0, say('all is there now')], WRONG],
};

export const DOCTOR: CommandSpec = {
  name: 'doctor',
  doubtsConfig: true,
  summary: say('Look whether a run would go well: machine, config, files, output folder.'),
  about: [
    say('Each check says how it is and, where it is not well, what to do. Nothing is changed.'),
  ],
  required: [],
  options: ['from', 'to', 'out', ...READING, ...GENERAL],
  examples: [
    { line: 'csp-reconcile doctor', what: say('In the folder of csp-reconcile.json.') },
    {
      line: 'csp-reconcile doctor --from exports/from --to exports/to',
      windows: 'csp-reconcile doctor --from exports\\from --to exports\\to',
      what: say('Without a config.'),
    },
  ],
  exits: [
    [0, say('nothing stands in the way of a run')],
    [4, say('something does; the checks say what')],
  ],
};

export const INSPECT: CommandSpec = {
  name: 'inspect',
  positional: {
    key: 'paths',
    placeholder: 'PATH…',
    many: true,
    required: true,
    help: say('Files and folders to look at.'),
    offers: 'paths',
  },
  summary: say('Show what each file is taken for, column by column.'),
  about: [
    say(
      'For each file and sheet: its kind, customer, language and columns, and each cell that could not be used. With --write-config, a config to start from.',
    ),
  ],
  required: [],
  options: [...READING, 'writeConfig', ...GENERAL],
  examples: [
    {
      line: 'csp-reconcile inspect exports/from "exports/to/Alpine Ski House.xlsx"',
      windows: 'csp-reconcile inspect exports\\from "exports\\to\\Alpine Ski House.xlsx"',
      what: say('Look at a folder and at one file.'),
    },
  ],
  exits: [
    [0, say('all files were understood')],
    [3, say('a file, sheet or row could not be used')],
    WRONG,
    [5, say('no file was understood')],
  ],
};

export const EXPLAIN: CommandSpec = {
  name: 'explain',
  positional: {
    key: 'rule',
    placeholder: 'RULE',
    many: false,
    required: false,
    help: say('Id of a rule; without it, all rules are listed.'),
    offers: 'rules',
  },
  summary: say('Explain a rule, or list them all.'),
  about: [say('What the rule finds, what that rests on, and what to do.')],
  required: [],
  options: [...GENERAL],
  examples: [
    {
      line: 'csp-reconcile explain billing-overlap',
      what: say('What it means that both tenants bill the same seats.'),
    },
  ],
  exits: [[0, say('shown')], WRONG],
};

export const COMPLETION: CommandSpec = {
  name: 'completion',
  positional: {
    key: 'shell',
    placeholder: 'SHELL',
    many: false,
    required: true,
    help: say('bash, zsh or powershell.'),
    offers: ['bash', 'zsh', 'powershell'],
  },
  summary: say('Print a script that lets the shell complete commands, options and rules.'),
  about: [say('The first lines of the script say where to put it.')],
  required: [],
  options: [],
  examples: [
    {
      line: 'eval "$(csp-reconcile completion bash)"',
      windows: 'csp-reconcile completion powershell | Out-String | Invoke-Expression',
      what: say('For this shell only.'),
    },
  ],
  exits: [[0, say('printed')], WRONG],
};
