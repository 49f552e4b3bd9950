// Mutants of a corpus, read by our parser and by PostgreSQL's, until the time is over.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { Judge, byteOffsets, judgesFolder } from './judge.mjs';
import { Mutants } from './mutants.mjs';
import { options, sqlFiles } from './options.mjs';
import * as ours from './ours.mjs';
import { withoutPsql } from './psql.mjs';
import { connect } from './server.mjs';
import { statementsOf } from './statements.mjs';
import { isBlank, tokens } from './tokens.mjs';

const usage = 'usage: tests/corpus/fuzz FOLDER [--minutes N] [--pg 15|16|17|18] [--seed N] [--list FILE] [--judges FOLDER] [--no-build]';
const wanted = options(usage, { values: { minutes: '1', pg: '15', seed: '1', list: undefined, judges: undefined }, switches: ['no-build'] });
const version = Number(wanted.pg);
const folder = judgesFolder(wanted.judges);
const batch = 500;
const patience = 20_000;

if (!wanted['no-build']) ours.build();
const judge = await Judge.load(folder, version);
const server = await connect(folder, version);
const statements = sqlFiles(wanted.rest[0]).flatMap((file) => {
  const text = withoutPsql(readFileSync(file, 'utf8').replace(/^\ufeff/, ' '));
  return statementsOf(text, judge).map((s) => text.slice(s.start, s.end)).filter((s) => s.length < 4000);
});
const mutants = new Mutants(statements, Number(wanted.seed));
const counts = { inputs: 0, accepted: 0, refused: 0, skipped: 0, exceptions: 0, hangs: 0, goodRefused: 0, badAccepted: 0, rangesDifferent: 0, noticedElsewhere: 0, judgeFailed: 0 };
if (wanted.list) writeFileSync(wanted.list, '');

let reader = new ours.Reader(version);
const end = Date.now() + Number(wanted.minutes) * 60_000;
while (Date.now() < end) {
  // Placeholders are ours alone, and a NUL ends what the judge is given.
  const texts = Array.from({ length: batch }, () => mutants.next()).filter((text) => !/\$\{|\0/.test(text));
  const answers = texts.map((text) => answerTo(text));
  const verdicts = texts.map((text) => judge.parse(text));
  if (verdicts.some((v) => v.crashed)) await judge.reload();
  for (const [i, text] of texts.entries()) await count(text, verdicts[i], await answers[i]);
}

reader.close();
await server?.close();
for (const [name, value] of Object.entries(counts)) console.log(`${name.padEnd(18)}${value}`);
process.exit(counts.exceptions + counts.hangs + counts.goodRefused > 0 ? 1 : 0);

async function answerTo(text) {
  const timer = new Promise((resolve) => setTimeout(resolve, patience, { hangs: true }).unref());
  return Promise.race([reader.read(text).catch((error) => ({ exception: error.message })), timer]);
}

async function count(text, verdict, { statements: our, exception, hangs }) {
  counts.inputs++;
  if (hangs || exception) {
    counts[hangs ? 'hangs' : 'exceptions']++;
    report(hangs ? 'hang' : 'exception', text, verdict, exception);
    if (hangs || exception.startsWith('our parser ended')) reader = new ours.Reader(version);
    return;
  }

  if (verdict.crashed) {
    counts.judgeFailed++;
    return;
  }

  const error = our.find((s) => s.outcome === 'error');
  const beyond = our.find((s) => s.outcome === 'beyond');
  if (beyond && !error) {
    counts.skipped++;
    return;
  }

  if (server && verdict.accepted === Boolean(error)) verdict = await server.parse(text);
  counts[verdict.accepted ? 'accepted' : 'refused']++;
  if (verdict.accepted && error) note('goodRefused', text, verdict, error);
  else if (!verdict.accepted && !error) note('badAccepted', text, verdict, null);
  else if (!verdict.accepted && !isSamePlace(text, verdict, error)) note('noticedElsewhere', text, verdict, error);
  else if (verdict.statements && rangesOf(text, verdict.statements) !== our.map((s) => s.start).join(' ')) note('rangesDifferent', text, verdict, null);
}

// The end is where the text ends or its last token. What the grammar says in its own words has no place. And an open quote or parenthesis is named as that, where
// PostgreSQL may have stopped before.
function isSamePlace(text, verdict, error) {
  const last = [...tokens(text)].filter((token) => !isBlank(token)).at(-1)?.end ?? 0;
  return /^[A-Z]\w+$/.test(error.what) || Math.min(error.at, last) === Math.min(verdict.at, last) || (verdict.at === 0 && !/ at (or near|end)/.test(verdict.message));
}

// Where the statements begin; `run` compares their ends too.
function rangesOf(text, nodes) {
  const offset = byteOffsets(text);
  return nodes.map(({ stmt_location: location = 0, stmt_len: length = 0 }) => {
    const end = length ? offset(location + length) : text.length;
    const [first] = statementsOf(text.slice(offset(location), end), { parse: () => ({ accepted: true, statements: [{}] }) });
    return offset(location) + first.start;
  }).join(' ');
}

function note(kind, text, verdict, error) {
  counts[kind]++;
  report(kind, text, verdict, error?.what, error?.at);
}

function report(kind, text, verdict, what, at) {
  const line = JSON.stringify({ kind, text, judge: verdict.accepted ? 'accepted' : `${verdict.at}: ${verdict.message}`, ours: what ? `${at ?? ''}: ${what}` : 'read' });
  if (wanted.list) appendFileSync(wanted.list, `${line}\n`);
  else if (kind === 'exception' || kind === 'hang' || kind === 'goodRefused' || counts[kind] <= 20) console.log(line);
}
