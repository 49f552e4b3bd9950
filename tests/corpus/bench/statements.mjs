// The statements of a text as the judge sees them, the refused ones included.
import { byteOffsets } from './judge.mjs';
import { isBlank, tokens } from './tokens.mjs';

// How many semicolons further a piece is tried whose end is not clear: longer bodies and rules are nowhere.
const Furthest = 80;

/**
 * In order: start, end (behind the last token, without the semicolon), kind (the name of the node) or an error with message and place.
 * @param {string} text
 */
export function statementsOf(text, judge) {
  const solid = [...tokens(text)].filter((token) => !isBlank(token));
  const whole = judge.parse(text);
  return whole.accepted ? fromTree(text, whole.statements, solid) : piecewise(text, judge, solid);
}

function fromTree(text, nodes, solid) {
  const offset = byteOffsets(text);
  let next = 0;
  return nodes.map(({ stmt, stmt_location: location = 0, stmt_len: length = 0 }) => {
    const limit = length ? offset(location + length) : text.length;
    while (solid[next].start < offset(location)) next++;
    let last = next;
    while (last + 1 < solid.length && solid[last + 1].start < limit) last++;
    while (last > next && text[solid[last].start] === ';') last--;
    const { start } = solid[next];
    next = last + 1;
    return { start, end: solid[last].end, kind: Object.keys(stmt ?? {})[0] ?? 'Unknown' };
  });
}

// A text that is not accepted as a whole goes statement by statement. One ends at the first semicolon at which the piece is accepted; where none helps,
// at the first semicolon outside parentheses and BEGIN ATOMIC … END, and is an error.
function piecewise(text, judge, solid) {
  const statements = [];
  for (let first = 0; first < solid.length;) {
    if (isSemicolon(text, solid[first])) first++;
    else first = take(text, judge, solid, first, statements);
  }

  return statements;
}

// Adds the statement that begins with this token, and returns the first one behind it.
function take(text, judge, solid, first, statements) {
  const { start } = solid[first];
  let refused = null;
  let depth = 0;
  let blocks = 0;
  let likely = 0;
  let tried = 0;
  for (let i = first; i <= solid.length && tried < Furthest; i++) {
    const sign = i < solid.length ? text[solid[i].start] : ';';
    if (i < solid.length && solid[i].kind === 'sign') depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth === 0) {
      blocks += blockChange(text, solid, i, blocks);
      likely += likelyChange(text, solid, i, likely);
    }

    if (i < solid.length && !isSemicolon(text, solid[i])) continue;
    tried++;
    const { end } = solid[i - 1];
    // With its semicolon, where there is one: then an error at the end has the place that the server would name.
    const piece = text.slice(start, i < solid.length ? solid[i].end : text.length);
    const verdict = judge.parse(piece);
    if (verdict.accepted) {
      statements.push({ start, end, kind: Object.keys(verdict.statements[0]?.stmt ?? {})[0] ?? 'Unknown' });
      return i + 1;
    }

    refused ??= verdict;
    if (depth > 0 || likely > 0) continue;
    refused.end ??= { end, next: i + 1 };
    if (blocks === 0) break;
  }

  refused.end ??= endWithout(text, solid, first);
  statements.push({ start, end: refused.end.end, kind: 'error', message: refused.message, at: start + refused.at });
  return refused.end.next;
}

const wordOf = (text, token) => (token?.kind === 'word' ? text.slice(token.start, token.end).toLowerCase() : '');

// BEGIN ATOMIC opens the body of a routine. Each statement in it has its semicolon, so the END that closes it stands where one could begin.
function blockChange(text, solid, i, open) {
  if (wordOf(text, solid[i]) === 'atomic') return wordOf(text, solid[i - 1]) === 'begin' ? 1 : 0;
  const begins = open > 0 && (isSemicolon(text, solid[i - 1]) || wordOf(text, solid[i - 1]) === 'atomic');
  return begins && wordOf(text, solid[i]) === 'end' ? -1 : 0;
}

// The same where semicolons may be forgotten: any END closes it but those that close a CASE.
function likelyChange(text, solid, i, open) {
  switch (wordOf(text, solid[i])) {
    case 'begin': return open === 0 && wordOf(text, solid[i + 1]) === 'atomic' ? 1 : 0;
    case 'case': return open > 0 ? 1 : 0;
    case 'end': return open > 0 ? -1 : 0;
    default: return 0;
  }
}

// No semicolon is outside the parentheses: then the first one of all.
function endWithout(text, solid, first) {
  let i = first;
  while (i < solid.length && !isSemicolon(text, solid[i])) i++;
  return { end: solid[i - 1].end, next: i + 1 };
}

const isSemicolon = (text, token) => token.kind === 'sign' && text[token.start] === ';';
