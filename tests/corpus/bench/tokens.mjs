// PostgreSQL's tokens, as far as a judge needs them: where literals, names and comments end, so that nothing inside one is taken for something else.
// Independent of our own lexer on purpose.

const letter = 'A-Za-z_\\u0080-\\uffff';
const pattern = new RegExp([
  '(?<blank>[ \\t\\n\\r\\f\\v]+)',
  '(?<line>--[^\\n\\r]*)',
  '(?<block>/\\*)',
  "(?<string>[eE]'[^'\\\\]*(?:(?:''|\\\\[^])[^'\\\\]*)*(?:'|\\\\?$)|(?:[bBxXnN]|[uU]&)?'[^']*(?:''[^']*)*(?:'|$))",
  '(?<name>(?:[uU]&)?"[^"]*(?:""[^"]*)*(?:"|$))',
  `(?<dollar>\\$(?:[${letter}][${letter}0-9]*)?\\$)`,
  `(?<word>[${letter}][${letter}0-9$]*)`,
  '(?<number>0[xX][0-9A-Fa-f_]+|0[oO][0-7_]+|0[bB][01_]+|(?:[0-9][0-9_]*(?:\\.(?!\\.)[0-9_]*)?|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?)',
  '(?<parameter>\\$[0-9]+)',
  '(?<meta>\\\\)',
  '(?<operator>(?:(?!--|/\\*)[~!@#^&|`?+\\-*/%<>=])+)',
  '(?<sign>[^])',
].join('|'), 'y');

/**
 * The tokens from an offset on: kind, start, end. With psql, a backslash begins a command of psql up to the line end or `\\`; its token has a name.
 * @param {string} text
 */
export function* tokens(text, { psql = false, from = 0 } = {}) {
  for (let start = from; start < text.length;) {
    pattern.lastIndex = start;
    const { groups } = pattern.exec(text);
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
    let end = pattern.lastIndex;
    let name;
    if (kind === 'block') end = blockCommentEnd(text, start);
    else if (kind === 'dollar') {
      const close = text.indexOf(groups.dollar, end);
      end = close < 0 ? text.length : close + groups.dollar.length;
    } else if (kind === 'meta' && psql) ({ name, end } = metaCommand(text, start));
    yield { kind, start, end, name };
    start = end;
  }
}

export const isBlank = (token) => token.kind === 'blank' || token.kind === 'line' || token.kind === 'block';

function blockCommentEnd(text, start) {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }

  return text.length;
}

function metaCommand(text, start) {
  const sign = text[start + 1];
  if (sign === ';' || sign === ':') return { name: sign, end: start + 2 };
  const command = /[^\n]*?(?:\\\\|(?=\n)|$)/y;
  command.lastIndex = start + 1;
  const [body] = command.exec(text);
  return { name: /^[^\s\\]*/.exec(body)[0].toLowerCase(), end: start + 1 + body.length };
}
