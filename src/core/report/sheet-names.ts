/** What the sheets of the workbooks are called: texts that name a sheet take its name from here. */
import { say } from '../text/text.ts';

export const SHEETS = {
  start: say('Start here'),
  controls: say('Controls'),
  customers: say('Customers'),
  lines: say('Lines'),
  findings: say('Findings'),
  overlap: say('Overlap'),
  timeline: say('Timeline'),
  rejected: say('Rejected rows'),
  outOfScope: say('Out of scope'),
  ignored: say('Ignored rows'),
  mappings: say('Mappings to confirm'),
  inputs: say('Inputs'),
  rules: say('Rules'),
} as const;
