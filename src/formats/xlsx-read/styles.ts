/** Reads from the styles part the one thing of interest: which cell styles show a calendar date. */
import type { NumberFormat } from '../../core/model/raw-table.ts';
import { readXml } from '../xml/xml.ts';
import { SPREADSHEET } from './namespaces.ts';
import { once } from './once.ts';
import { isBuiltInDate, isDateFormat } from './number-format.ts';

/** For each cell style by its index, whether it shows a date. */
export const readStyles = once((part: string, bytes: Uint8Array): readonly NumberFormat[] => {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let list = '';
  readXml(part, bytes, SPREADSHEET, {
    open(name, tag) {
      // Conditional formats and named styles have `numFmt` and `xf` elements of their own.
      if (name === 'cellXfs' || name === 'numFmts') list = name;
      else if (name === 'xf' && list === 'cellXfs') ids.push(Number(tag['numFmtId'] ?? '0'));
      else if (name === 'numFmt' && list === 'numFmts') {
        codes.set(Number(tag['numFmtId']), tag['formatCode'] ?? '');
      }
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  return ids.map((id) => {
    // A file may redefine a built-in id; what it says then stands.
    const code = codes.get(id);
    return (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) ? 'date' : 'plain';
  });
});
