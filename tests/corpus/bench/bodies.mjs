// Bodies of functions and DO statements are literals to PostgreSQL's grammar. Those in SQL are judged like any script, those in PL/pgSQL by PL/pgSQL's own parser,
// which the package of 18 has for all versions.
import { isBlank, tokens } from './tokens.mjs';

/** Where the body is and its language, if it is one that can be judged. */
export function bodyOf(kind, text) {
  if (kind !== 'CreateFunctionStmt' && kind !== 'DoStmt') return null;
  const solid = [...tokens(text)].filter((token) => !isBlank(token)).map((token) => ({ ...token, text: text.slice(token.start, token.end) }));
  const isWord = (i, word) => solid[i]?.kind === 'word' && solid[i].text.toLowerCase() === word;
  const isBody = (i) => text[solid[i + 1]?.start] !== ',' && (kind === 'DoStmt' ? !isWord(i - 1, 'language') : isWord(i - 1, 'as'));
  const at = solid.findIndex((token, i) => (token.kind === 'string' || token.kind === 'dollar') && isBody(i));
  const named = solid.findIndex((_, i) => isWord(i, 'language'));
  const language = named < 0 ? (kind === 'DoStmt' ? 'plpgsql' : 'sql') : solid[named + 1]?.text.replace(/^['"]|['"]$/g, '').toLowerCase();
  return at >= 0 && (language === 'sql' || language === 'plpgsql') ? { language, start: solid[at].start, end: solid[at].end } : null;
}

/** Whether PostgreSQL reads it. */
export function readsBody(body, text, judge, judgeOfBodies) {
  return body.language === 'plpgsql' ? judgeOfBodies.readsBody(text) : judge.parse(valueOf(text.slice(body.start, body.end))).accepted;
}

function valueOf(literal) {
  if (literal.startsWith('$')) {
    const tag = literal.indexOf('$', 1) + 1;
    return literal.slice(tag, -tag);
  }

  const value = literal.slice(literal.indexOf("'") + 1, -1).replaceAll("''", "'");
  return /^e/i.test(literal) ? value.replace(/\\([^])/g, (_, c) => ({ n: '\n', t: '\t', r: '\r' })[c] ?? c) : value;
}
