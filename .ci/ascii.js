/**
 * Writes a program in ASCII alone, which V8 holds in half the memory. esbuild escapes all texts, but leaves regular
 * expressions as they are.
 */
import ts from 'typescript';

const OTHERS = /[^\0-\x7f]/g;

/** The same program. Throws where other characters stand elsewhere than in regular expressions. */
export function inAscii(program) {
  const source = ts.createSourceFile('program.js', program, ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  let [text, end] = ['', 0];
  for (const node of found) {
    text += program.slice(end, node.getStart(source)) + node.text.replace(OTHERS, escaped);
    end = node.end;
  }
  text += program.slice(end);
  const [left] = text.match(OTHERS) ?? [];
  if (left !== undefined)
    throw new Error(`The program holds "${left}" outside of its regular expressions.`);
  return text;
}

/** In a regular expression it means the same; half a surrogate pair as well. */
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
