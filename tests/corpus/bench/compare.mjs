// The judge's statements beside ours.
import { bodyOf, readsBody } from './bodies.mjs';

/**
 * Counts, and every difference. Where the two disagree about a statement, the server decides, if there is one.
 * @param {{ index: number, name: string, text: string, statements: object[] }[]} files
 */
export async function compare(files, verdicts, { judge, judgeOfBodies, server }) {
  const table = {
    files: files.length, statements: 0, good: 0, bad: 0, goodRefused: 0, badAccepted: 0, badNoticed: 0, badNoticedElsewhere: 0,
    rangesDifferent: 0, badRangesDifferent: 0, skipped: 0, skippedBy: {}, bodies: 0, bodiesSkipped: 0, bodiesUndecided: 0, badBodies: 0, goodBodiesRefused: 0, badBodiesAccepted: 0,
    decidedByServer: 0, differences: [],
  };
  for (const file of files) {
    const ours = verdicts.get(file.index) ?? [];
    const seen = new Set();
    let next = 0;
    for (const statement of file.statements) {
      while (next < ours.length && ours[next].end <= statement.start) next++;
      const same = [];
      for (let i = next; i < ours.length && ours[i].start < statement.end; i++) same.push(ours[i]);
      same.forEach((s) => seen.add(s));
      await count(table, file, statement, same, server, { judge, judgeOfBodies });
    }

    for (const s of ours.filter((one) => !seen.has(one))) {
      table.rangesDifferent++;
      differ(table, 'range', file, s, 'no statement', 'a statement');
    }
  }

  return table;
}

async function count(table, file, statement, ours, server, judges) {
  const error = ours.find((s) => s.outcome === 'error');
  if (ours.length === 1 && !error) await countBody(table, file, statement, ours[0].body, server, judges);
  const beyond = ours.find((s) => s.outcome === 'beyond');
  let isGood = statement.kind !== 'error';
  let message = isGood ? statement.kind : statement.message;
  let { at } = statement;
  if (server && !beyond && isGood === Boolean(error)) {
    const answer = await server.parse(file.text.slice(statement.start, statement.end));
    if (answer.accepted !== isGood) {
      isGood = answer.accepted;
      message = `${answer.message ?? 'read'} (the server)`;
      at = statement.start + (answer.at ?? 0);
      table.decidedByServer++;
    }
  }

  table.statements++;
  table[isGood ? 'good' : 'bad']++;
  const found = error ? `${error.what}` : beyond ? `beyond: ${beyond.what}` : 'read';
  if (ours.length !== 1 || ours[0].start !== statement.start || ours[0].end !== statement.end) {
    table[isGood ? 'rangesDifferent' : 'badRangesDifferent']++;
    differ(table, isGood ? 'range' : 'range of a bad one', file, statement, `${statement.start}-${statement.end} ${message}`, ours.map((s) => `${s.start}-${s.end}`).join(' '));
  }

  if (!error && beyond) {
    table.skipped++;
    table.skippedBy[beyond.what] = (table.skippedBy[beyond.what] ?? 0) + 1;
    differ(table, 'skipped', file, statement, message, found);
  } else if (isGood && error) {
    table.goodRefused++;
    differ(table, 'good refused', file, statement, message, found, error.at);
  } else if (!isGood && !error) {
    table.badAccepted++;
    differ(table, 'bad accepted', file, statement, message, found, at);
  } else if (!isGood) {
    table.badNoticed++;
    // The judge's scanner stops elsewhere at some numbers.
    if (server && error.at !== at) at = statement.start + ((await server.parse(file.text.slice(statement.start, statement.end))).at ?? at - statement.start);
    // An error that the grammar raises in its own words has no place.
    if (at === statement.start && !/ at (or near|end)/.test(message)) return;
    if (Math.min(error.at, statement.end) === Math.min(at, statement.end)) return;
    table.badNoticedElsewhere++;
    differ(table, 'bad noticed elsewhere', file, statement, `${at - statement.start}: ${message}`, `${error.at - statement.start}: ${found}`, at);
  }
}

// What is wrong in a body is not the statement's error: the server reads the body only when it runs the statement.
async function countBody(table, file, statement, ours, server, { judge, judgeOfBodies }) {
  const text = file.text.slice(statement.start, statement.end);
  const body = bodyOf(statement.kind, text);
  if (!body) return;
  let isGood = readsBody(body, text, judge, judgeOfBodies);
  if (server && body.language === 'plpgsql' && isGood === (ours?.outcome === 'error')) {
    const answer = await server.readsBody(statement.kind, text, text.slice(body.start, body.end));
    if (answer === null && !isGood) {
      table.bodiesUndecided++;
      return;
    }

    if (answer !== null && answer !== isGood) {
      isGood = answer;
      table.decidedByServer++;
    }
  }

  table.bodies++;
  if (!isGood) table.badBodies++;
  if (ours?.outcome === 'beyond') {
    table.bodiesSkipped++;
    differ(table, 'body skipped', file, statement, body.language, ours.what);
  } else if (isGood && ours) {
    table.goodBodiesRefused++;
    differ(table, 'good body refused', file, statement, body.language, ours.what, ours.at);
  } else if (!isGood && !ours) {
    table.badBodiesAccepted++;
    differ(table, 'bad body accepted', file, statement, body.language, 'read');
  }
}

function differ(table, what, file, statement, judge, ours, at = statement.start) {
  table.differences.push({ what, file, at, statement, judge, ours });
}
