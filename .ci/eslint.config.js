/**
 * The house rules of the code. Two of them carry the product's promise that the same inputs give the
 * same bytes: no clock and no locale outside src/cli.
 */
import { resolve } from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = resolve(import.meta.dirname, '..');

const UTC_ONLY = 'Days and moments are made in src/core/model/values.ts alone.';
const NO_CLOCK = 'The clock is read in src/cli alone; take the as-of day as a parameter.';

/** Both spellings of a member: `a.b` and `a['b']`. */
const member = (object, property) =>
  `MemberExpression[object.name='${object}']:matches([property.name='${property}'], [property.value='${property}'])`;

const CLOCK_AND_CHANCE = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NO_CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: NO_CLOCK },
  { selector: member('Date', 'now'), message: NO_CLOCK },
  { selector: member('performance', 'now'), message: NO_CLOCK },
  { selector: member('Math', 'random'), message: 'The same inputs must give the same bytes.' },
];

const DATE_IN_CORE = [
  { selector: "NewExpression[callee.name='Date']", message: UTC_ONLY },
  { selector: "MemberExpression[object.name='Date']", message: UTC_ONLY },
];

const LOCALE = [
  {
    selector: "MemberExpression[property.name='localeCompare']",
    message: 'The order depends on the machine. Use byCodeUnit from src/core/normalise/text.ts.',
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message: 'The text depends on the machine. Write it by hand, or as a day from values.ts.',
  },
  {
    selector: "MemberExpression[object.name='Intl']",
    message: 'The text depends on the machine and its ICU data.',
  },
];

const NO_ENUM = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a thing has one name.',
  },
];

const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

export default defineConfig(
  { ignores: ['**/dist/**', '**/coverage/**', '**/node_modules/**', '**/html/page-script.ts'] },
  {
    files: ['**/*.ts'],
    basePath: root,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/formats/html/browser/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'no-fallthrough': 'error',
      'no-unsafe-finally': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] },
          ],
        },
      ],
      ...restrict(LOCALE, NO_ENUM),
    },
  },
  {
    files: ['src/**/*.ts'],
    basePath: root,
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'max-params': ['error', 5],
    },
  },
  {
    files: ['test/**/*.ts'],
    basePath: root,
    // A stand-in for something asynchronous may have nothing to wait for.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['**/*.d.ts'],
    basePath: root,
    // Describes somebody else's module, which has a default export.
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/core/**/*.ts'],
    basePath: root,
    ignores: ['src/core/model/values.ts'],
    rules: restrict(LOCALE, NO_ENUM, CLOCK_AND_CHANCE, DATE_IN_CORE),
  },
  {
    files: ['src/formats/**/*.ts', 'src/core/model/values.ts'],
    basePath: root,
    ignores: ['**/*.d.ts'],
    rules: restrict(LOCALE, NO_ENUM, CLOCK_AND_CHANCE),
  },
  {
    files: ['src/formats/html/browser/**/*.ts'],
    basePath: root,
    // It runs before the reader's eyes: there it may sort as their language does.
    rules: restrict(NO_ENUM, CLOCK_AND_CHANCE),
  },
  {
    files: ['src/cli/local-time.ts'],
    basePath: root,
    // Time zones are what it is for; the form of its texts is pinned part by part.
    rules: restrict(NO_ENUM),
  },
  {
    files: ['src/cli/console.ts', 'test/run.ts', 'test/bench/**/*.ts'],
    basePath: root,
    rules: { 'no-console': 'off' },
  },
);
