// Takes out of a script what psql reads and the server never sees, and leaves every other character where it was: commands with a backslash,
// the data behind COPY … FROM STDIN, and variables.
import { tokens } from './tokens.mjs';

// Commands that send what was typed so far, so that a statement ends at them.
const sending = new Set(['g', 'gx', 'gset', 'gexec', 'gdesc', 'crosstabview', 'watch', 'bind', 'parse', 'sendpipeline']);

/** @param {string} text */
export function withoutPsql(text) {
  const pieces = [];
  const variables = new Set();
  let kept = 0;
  let words = [];
  let previous = '';
  let skipped = 0;
  const replace = (start, end, by) => {
    pieces.push(text.slice(kept, start), by, text.slice(start + by.length, end).replace(/[^\n\r]/g, ' '));
    kept = end;
  };

  for (let from = 0; from < text.length;) {
    let next = text.length;
    for (const token of tokens(text, { psql: true, from })) {
      const { kind, start, end } = token;
      const value = text.slice(start, end);
      if (kind === 'blank' || kind === 'line' || kind === 'block') continue;
      if (kind === 'meta') {
        const ends = sending.has(token.name) && words.length > 0;
        replace(start, end, token.name === ';' ? '; ' : ends ? ';' : ' ');
        for (const name of variablesOf(token.name, value, words)) variables.add(name);
        if (ends) words = [];
        continue;
      }

      if (start < skipped) continue;
      const by = value === ':' && previous !== ':' ? variable(text, start, variables, previous) : null;
      if (by) {
        replace(start, by.end, by.text);
        skipped = Math.max(end, by.end);
      }

      previous = value;
      if (kind === 'word' || kind === 'name') words.push(value.replace(/^"|"$/g, ''));
      if (value !== ';') continue;
      const data = isCopyFromInput(words) ? copyData(text, end) : null;
      words = [];
      if (!data) continue;
      replace(data.start, data.end, '');
      next = data.end;
      break;
    }

    from = next;
  }

  pieces.push(text.slice(kept));
  return pieces.join('');
}

// \set x …, \getenv x …, \prompt x; \gset makes a variable of every column, whose names are among the words of its statement.
function variablesOf(command, text, words) {
  const [, name, argument] = /^\\(\w+)\s+(\w+)/.exec(text) ?? [];
  if (['set', 'getenv', 'prompt'].includes(name)) return [argument];
  return command === 'gset' ? words.map((word) => (argument ?? '') + word.toLowerCase()) : [];
}

// :'x' stands for a literal and :"x" for a name: without its colon, either is one. :x stands for anything; where the script sets it, x is read as a name.
function variable(text, start, variables, previous) {
  const reference = /:(?:'(?<literal>\w+)'|"(?<name>\w+)"|(?<word>\w+)|\{\?(?<test>\w+)\})/y;
  reference.lastIndex = start;
  const { literal, name, word, test } = reference.exec(text)?.groups ?? {};
  if (test) return { end: reference.lastIndex, text: ' true' };
  if (literal || name) return { end: start + 1, text: ' ' };
  if (!word || !variables.has(word.toLowerCase())) return null;
  // Alone between semicolons it stands for a whole statement, and nothing is known about that one.
  return previous === '' || previous === ';' ? { end: reference.lastIndex, text: '' } : { end: start + 1, text: ' ' };
}

function isCopyFromInput(words) {
  const upper = words.map((word) => word.toUpperCase());
  const from = upper.indexOf('FROM');
  return upper[0] === 'COPY' && from > 0 && upper[from + 1] === 'STDIN';
}

function copyData(text, statementEnd) {
  const lineEnd = text.indexOf('\n', statementEnd);
  if (lineEnd < 0) return null;
  const close = /^\\\.[ \t\r]*$/mg;
  close.lastIndex = lineEnd + 1;
  return { start: lineEnd + 1, end: close.exec(text) ? close.lastIndex : text.length };
}
