/**
 * Who may import whom. The walls keep two promises: the same inputs give the same answer (the core knows
 * no disk, no clock, no library), and customer data never leaves the machine (no network module anywhere).
 */
/** How single cells are read: words, dates, numbers. */
const READS_VALUES =
  '^src/core/normalise/(text|words|moments|times|named-days|numbers|amounts|packed/(moments|remembered|byte-texts))\\.ts$';
const CORE = '^src/core/';
const stage = (name) => `^src/core/${name}/`;
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;

/** Texts for people are made in every stage, and spoken at the end. */
const WORDS = stage('text');

/** Where a stage may look. What is not named here is behind a wall. */
const onlyFrom = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: CORE, pathNot: [WORDS, ...allowed] },
});

const BUNDLED = [
  'ajv',
  'chalk',
  'cli-progress',
  'csv-parse',
  'd3-scale',
  'd3-shape',
  'exceljs',
  'fflate',
  'fraction.js',
  'saxes',
  'yargs',
];
const NETWORK =
  '^(node:)?(http|http2|https|net|tls|dgram|dns|dns/promises|inspector|inspector/promises|undici)$';
/** These make the report from the facts; all tables are drawn from what they made. */
const REPORT_MAKERS = '^src/core/report/(assemble|inputs|line-report|money-report|verdict)\\.ts$';
const OUTSIDE_NODE = '^(node:)?(child_process|cluster|vm|worker_threads|repl)$';

module.exports = {
  forbidden: [
    {
      name: 'no-network',
      comment:
        'Exports hold customer names and ids. The promise that they never leave the machine holds because nothing here can open a connection.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: [NETWORK, npm('undici', 'axios', 'node-fetch', 'got')] },
    },
    {
      name: 'no-other-programs',
      comment: 'A child process or evaluated code would be a way around every other wall.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: OUTSIDE_NODE },
    },
    {
      name: 'no-cycles',
      comment: 'In a cycle nothing can be read, tested or replaced alone. This counts types, too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'all-imports-resolve',
      comment: 'An import that nobody can find would also pass every other rule here.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'bundled-libraries',
      comment:
        'What src imports is built into the package, and everybody who passes it on passes that on, too. A new library needs a line here and one in CONTRIBUTING.md.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: 'node_modules/',
        pathNot: npm(...BUNDLED),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'src-knows-no-tests',
      comment: 'Tests look at the code, never the other way round.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|samples|\\.ci)/' },
    },

    // Zones: cli → formats → core, never back.
    {
      name: 'core-stands-alone',
      comment:
        'The core is the same on every machine and in every year because it knows nothing but itself, the tables under schemas/ and exact fractions.',
      severity: 'error',
      from: { path: CORE },
      to: {
        pathNot: [CORE, '^schemas/[^.]+(\\.schema)?\\.json$', npm('fraction.js')],
        couldNotResolve: false,
      },
    },
    {
      name: 'formats-turn-bytes-into-tables',
      comment:
        'Readers and writers get bytes and give bytes. Disk, clock, terminal and command line belong to src/cli; other libraries need a line in CONTRIBUTING.md and one here.',
      severity: 'error',
      from: { path: '^src/formats/' },
      to: {
        pathNot: [
          CORE,
          '^src/formats/',
          '^schemas/',
          npm(
            'exceljs',
            'csv-parse',
            'ajv',
            'ajv-formats',
            'saxes',
            'fflate',
            'd3-scale',
            'd3-shape',
            '@types/d3-scale',
            '@types/d3-shape',
          ),
          '^(node:)?(zlib|crypto|buffer|events|util)$',
        ],
      },
    },
    {
      name: 'formats-know-the-model-and-the-tables',
      comment:
        'A writer draws what the report tables say and asks no rule. A reader asks the intake only which headers it knows.',
      severity: 'error',
      from: { path: '^src/formats/' },
      to: {
        path: CORE,
        pathNot: [
          stage('model'),
          stage('problems'),
          stage('report'),
          WORDS,
          '^src/core/(intake/recognise|validate/check-rows)\\.ts$',
        ],
      },
    },
    {
      name: 'cli-libraries',
      comment:
        'The command line needs yargs, ajv for the config, chalk in console.ts and cli-progress in progress-bar.ts. Formats have their own libraries.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: 'node_modules/',
        pathNot: npm(
          'yargs',
          '@types/yargs',
          '@types/node',
          'chalk',
          'ajv',
          'cli-progress',
          '@types/cli-progress',
        ),
      },
    },
    {
      name: 'colour-in-one-place',
      comment: 'Only console.ts knows whether a terminal shows colour, so only it may add any.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/console\\.ts$' },
      to: { path: npm('chalk') },
    },

    // Stages of the core: intake → validate → normalise → match → timeline → rules → report.
    onlyFrom(
      'model-is-the-ground',
      stage('model'),
      [
        stage('model'),
        // Shapes that a stage makes and the rules read; types only, see the next rule.
        '^src/core/(intake/near-miss|normalise/(moments|numbers)|match/customers|validate/check-rows|timeline/(timeline|line-days|billed)|money/(line-cost|credit|commitment))\\.ts$',
      ],
      'The model says what things are; it may name the results of stages but knows no stage.',
    ),
    {
      name: 'model-names-types-only',
      comment: 'The model may name the results of stages but runs none of their code.',
      severity: 'error',
      from: { path: stage('model') },
      to: { path: CORE, pathNot: stage('model'), dependencyTypesNot: ['type-only'] },
    },
    onlyFrom(
      'texts-stand-below-all',
      WORDS,
      [],
      'A text is a template and its values, whatever it speaks of.',
    ),
    {
      name: 'only-the-edge-speaks',
      comment:
        'A stage that knew the language of the run could judge in one language other than in another. Texts are spoken where they are drawn.',
      severity: 'error',
      from: {
        path: '^src/(core/.+/|formats/)',
        pathNot: [
          WORDS,
          stage('report'),
          stage('actions'),
          '^src/formats/(html/|xlsx-write/|write-)',
        ],
      },
      to: { path: '^src/core/text/speech\\.ts$' },
    },
    onlyFrom(
      'problems-are-words-alone',
      stage('problems'),
      [stage('problems'), stage('model')],
      'The catalogue says what can be wrong with an input; what finds it knows the catalogue, never the other way round.',
    ),
    onlyFrom(
      'values-are-read-below-all-stages',
      '^src/core/normalise/(text|words|moments|times|named-days|numbers|amounts|doctrine)\\.ts$',
      [stage('model'), stage('problems'), READS_VALUES],
      'Every stage reads words, dates, numbers and doctrine through these, so they must stand below all of them.',
    ),
    onlyFrom(
      'intake-looks-at-tables',
      stage('intake'),
      [stage('intake'), stage('model'), stage('problems'), READS_VALUES, stage('validate')],
      'Intake says what a file is. It must not depend on what later stages make of it.',
    ),
    {
      name: 'an-input-kind-is-one-file',
      comment: 'Kinds are told apart by the list in index.ts, so that a new one changes no other.',
      severity: 'error',
      from: { path: '^src/core/intake/(subscriptions|activity|customers|prices|invoice)\\.ts$' },
      to: { path: CORE, pathNot: [WORDS, '^src/core/intake/input-kind\\.ts$'] },
    },
    {
      name: 'intake-hands-over-once',
      comment: 'Only the end of the intake passes tables on to be checked.',
      severity: 'error',
      from: { path: stage('intake'), pathNot: '^src/core/intake/(understand|look-at)\\.ts$' },
      to: { path: stage('validate') },
    },
    onlyFrom(
      'validate-looks-back-to-intake',
      stage('validate'),
      [
        stage('validate'),
        stage('model'),
        stage('problems'),
        '^src/core/intake/(read-rows|recognise|column-forms|beside)\\.ts$',
        '^src/core/normalise/(text|moments|doctrine)\\.ts$',
      ],
      'A row is judged by its schema, not by what it will be matched with.',
    ),
    onlyFrom(
      'normalise-looks-back-to-intake',
      stage('normalise'),
      [
        stage('normalise'),
        stage('model'),
        stage('problems'),
        stage('intake'),
        '^src/core/match/customers\\.ts$',
      ],
      'Records are made from rows alone; whether they match or bill is decided later.',
    ),
    {
      name: 'only-collect-knows-customers',
      comment:
        'collect.ts fills the register of customers; the making of single records must not need it.',
      severity: 'error',
      from: { path: stage('normalise'), pathNot: '^src/core/normalise/collect\\.ts$' },
      to: { path: stage('match') },
    },
    onlyFrom(
      'match-knows-records',
      stage('match'),
      [stage('match'), stage('model'), stage('normalise')],
      'What belongs together is decided by ids and names, never by dates, money or findings.',
    ),
    onlyFrom(
      'timeline-knows-records',
      stage('timeline'),
      [stage('timeline'), stage('model'), stage('normalise'), stage('match')],
      'What bills on which day follows from matched records, never from what a rule would like to say.',
    ),
    onlyFrom(
      'money-follows-days',
      stage('money'),
      [
        stage('money'),
        stage('model'),
        stage('normalise'),
        '^src/core/timeline/line-days\\.ts$',
        npm('fraction.js'),
      ],
      'What something costs follows from measured days and prices, never from a rule.',
    ),
    onlyFrom(
      'a-plan-knows-one-tenant',
      stage('plan'),
      [stage('plan'), stage('model'), '^src/core/normalise/(text|doctrine)\\.ts$', stage('money')],
      'A plan is made from measured lines before there is anything to compare, so no rule has a say in it.',
    ),
    onlyFrom(
      'a-gate-judges-facts',
      stage('preflight'),
      [
        stage('preflight'),
        stage('model'),
        '^src/core/normalise/(text|doctrine)\\.ts$',
        '^src/core/money/price-book\\.ts$',
      ],
      'A gate stands on the facts and published findings of the comparison, so that the two never disagree.',
    ),
    {
      name: 'a-check-is-one-file',
      comment: 'A check must not lean on another. What they share is in check.ts and coverage.ts.',
      severity: 'error',
      from: {
        path: stage('preflight'),
        pathNot: '^src/core/preflight/(index|run-checks)\\.ts$',
      },
      to: { path: stage('preflight'), pathNot: '^src/core/preflight/(check|coverage)\\.ts$' },
    },
    {
      name: 'exact-amounts-in-one-place',
      comment: 'Only exact.ts makes amounts, so that nothing is rounded on the way.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/money/exact\\.ts$' },
      to: { path: npm('fraction.js') },
    },
    onlyFrom(
      'invoice-judges-facts',
      stage('invoice'),
      [
        stage('invoice'),
        stage('model'),
        stage('money'),
        '^src/core/normalise/(text|numbers|doctrine)\\.ts$',
        '^src/core/timeline/line-days\\.ts$',
      ],
      'A bill is judged by matched facts and its own lines; how files are read or customers matched is settled before.',
    ),
    onlyFrom(
      'rules-judge-facts',
      stage('rules'),
      [
        stage('rules'),
        stage('model'),
        '^src/core/normalise/(text|moments|doctrine)\\.ts$',
        '^src/core/match/customers\\.ts$',
        stage('timeline'),
        stage('money'),
      ],
      'A rule judges the facts it is given. If it needs more, the facts get a new field, measured once for all rules.',
    ),
    {
      name: 'a-rule-is-one-file',
      comment:
        'Rules must not lean on each other, or switching one off changes another. What they share is in rule.ts, provision.ts and suspend.ts.',
      severity: 'error',
      from: {
        path: stage('rules'),
        pathNot: '^src/core/rules/(index|run-rules|collect-actions)\\.ts$',
      },
      to: { path: stage('rules'), pathNot: '^src/core/rules/(rule|provision|suspend)\\.ts$' },
    },
    {
      name: 'one-timeline-stands-alone',
      comment:
        'When one subscription bills follows from its own witnesses, not from what it is matched with.',
      severity: 'error',
      from: { path: '^src/core/timeline/(timeline|line-days)\\.ts$' },
      to: { path: [stage('match'), '^src/core/timeline/lines\\.ts$'] },
    },
    {
      name: 'report-is-drawn-from-the-report',
      comment:
        'All formats show the same answer because they are drawn from the published report and nothing else. Only the files that make the report see the facts.',
      severity: 'error',
      from: { path: stage('report'), pathNot: REPORT_MAKERS },
      to: {
        path: CORE,
        pathNot: [
          stage('report'),
          WORDS,
          '^src/core/(model/(report|plan|preflight|values|invoice-check|history)|normalise/text)\\.ts$',
        ],
      },
    },
    {
      name: 'tables-know-no-facts',
      comment: 'A table that asks the report’s makers would see what JSON readers cannot see.',
      severity: 'error',
      from: { path: stage('report'), pathNot: REPORT_MAKERS },
      to: { path: REPORT_MAKERS },
    },
    {
      name: 'report-makers-only-put-together',
      comment: 'Making the report is copying and counting; nothing is judged there a second time.',
      severity: 'error',
      from: { path: REPORT_MAKERS },
      to: {
        path: CORE,
        pathNot: [
          stage('report'),
          stage('model'),
          WORDS,
          stage('normalise'),
          stage('intake'),
          '^src/core/money/(exact|price-book)\\.ts$',
          '^src/core/rules/(rule|run-rules)\\.ts$',
        ],
      },
    },
    onlyFrom(
      'actions-live-on-the-report',
      stage('actions'),
      [
        stage('actions'),
        stage('model'),
        '^src/core/report/(cells|tables|rows|words|places|evidence|sheet-names|speak-sheets|start-page|headline|progress-words)\\.ts$',
        '^src/core/normalise/(text|moments)\\.ts$',
      ],
      'The action sheet joins the published report with what people wrote; it judges no export and no fact.',
    ),
    {
      name: 'stages-do-not-start-the-run',
      comment:
        'The pipeline calls the stages; a stage that calls the pipeline would be hidden from its one screen.',
      severity: 'error',
      from: { path: '^src/core/.+/' },
      to: { path: '^src/core/[^/]+\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
