/** Folders without any file: perhaps the exports that belong there were never downloaded. */
import { say } from '../text/text.ts';
import type { Rule } from './rule.ts';

export const folderEmpty: Rule = {
  id: 'folder-empty',
  severity: 'warning',
  title: say('Folder without files'),
  means: say(
    'A folder holds no files. If it stands for a customer or a tenant, the exports of that customer or tenant are missing from the comparison.',
  ),
  fix: say('Export the files that belong there, or delete the folder.'),
  source: say('Matching and accounting rules of this tool: absent is not the same as empty.'),
  needs: ['files'],
  check: ({ files }) => ({
    checked: files.length,
    findings: files
      .filter(({ problem }) => problem?.code === 'E_FOLDER_EMPTY')
      .map(({ input }) => ({
        tenant: input.tenant,
        customer: null,
        line: null,
        subscriptionId: null,
        subject: input.path,
        message: say('The folder {file} holds no files.', { file: input.path }),
        numbers: {},
        evidence: [{ path: input.path, sheet: '', row: 0, cell: null }],
        action: {
          verb: 'fix-input' as const,
          tenant: input.tenant,
          subject: input.path,
          seats: null,
          text: say('Put the exports that belong into the folder {file}, or delete it.', {
            file: input.path,
          }),
          steps: [say('Export the files from Partner Center into this folder, and run again.')],
        },
      })),
  }),
};
