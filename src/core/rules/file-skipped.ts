/** Files that were found in a given folder but are no exports: nothing of theirs is counted, and that is said. */
import type { Rule } from './rule.ts';
import { say } from '../text/text.ts';

export const fileSkipped: Rule = {
  id: 'file-skipped',
  severity: 'info',
  title: say('File in a folder was passed over'),
  means: say(
    'The folder holds a file that is no export: another kind of document, or the lock file of a workbook that is open in Excel. Nothing in it is part of the comparison.',
  ),
  fix: say(
    'Nothing, if the file is no export. Close a workbook that is open, and run again if it had changes.',
  ),
  source: say('Matching and accounting rules of this tool: every file found is read or named.'),
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.length,
    findings: files.flatMap(({ input, problem, incidental }) => {
      if (problem === null || !incidental || problem.code === 'E_FOLDER_EMPTY') return [];
      return [
        {
          tenant: input.tenant,
          customer: null,
          line: null,
          subscriptionId: null,
          subject: `${input.path}\n${input.sheet ?? ''}`,
          message: say('{file} was passed over. {problem}', {
            file: input.path,
            problem: problem.what,
          }),
          numbers: { code: problem.code },
          evidence: [{ path: input.path, sheet: input.sheet ?? '', row: 0, cell: null }],
          action: null,
        },
      ];
    }),
  }),
};
