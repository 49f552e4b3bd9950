// Our parser beside PostgreSQL's, over a folder of SQL files.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compare } from './compare.mjs';
import { Judge, judgesFolder } from './judge.mjs';
import { lineAndColumn, options, sqlFiles } from './options.mjs';
import * as ours from './ours.mjs';
import { withoutPsql } from './psql.mjs';
import { connect } from './server.mjs';
import { statementsOf } from './statements.mjs';

const usage = 'usage: tests/corpus/run FOLDER [--pg 15|16|17|18] [--json] [--errors] [--raw] [--judges FOLDER] [--no-build]';
const wanted = options(usage, { values: { pg: '15', judges: undefined }, switches: ['json', 'errors', 'raw', 'no-build'] });
const version = Number(wanted.pg);
const folder = judgesFolder(wanted.judges);
// What the judge said about a text is kept. To be raised whenever statements.mjs decides something in another way.
const cache = join(folder, 'verdicts', `${version}-3`);
const passes = 5;

if (!wanted['no-build']) ours.build();
const work = mkdtempSync(join(tmpdir(), 'corpus-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const judge = await Judge.load(folder, version);
const files = sqlFiles(wanted.rest[0]).map(read);
const verdicts = ours.verdicts(listOf('whole', (file) => file.text), version);
const server = await connect(folder, version);
const judgeOfBodies = version === 18 ? judge : await Judge.load(folder, 18);
const table = await compare(files, verdicts, { judge, judgeOfBodies, server });
await server?.close();
Object.assign(table, speed());
const differences = wanted.errors ? table.differences.map(place) : undefined;
if (wanted.json) console.log(JSON.stringify({ ...table, differences }, null, 1));
else {
  differences?.forEach(({ file, line, column, what, judge: judges, ours: our, text }) =>
    console.log(`${file}:${line}:${column}: ${what}\n    judge: ${judges}\n    ours:  ${our}\n    ${text}`));
  print(table);
}

process.exit(table.goodRefused + table.rangesDifferent + table.goodBodiesRefused > 0 ? 1 : 0);

function read(path, index) {
  // A byte order mark is no SQL, and our readers of files take it away.
  const raw = readFileSync(path, 'utf8').replace(/^\ufeff/, ' ');
  const text = wanted.raw ? raw : withoutPsql(raw);
  return { index, name: relative(wanted.rest[0], path) || path, text, statements: judged(text) };
}

function judged(text) {
  const path = join(cache, `${createHash('sha256').update(text).digest('hex')}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const statements = statementsOf(text, judge);
  mkdirSync(cache, { recursive: true });
  writeFileSync(path, JSON.stringify(statements));
  return statements;
}

function listOf(name, textOf) {
  const list = join(work, `${name}.txt`);
  writeFileSync(list, files.map((file) => {
    const path = join(work, `${file.index}-${name}.sql`);
    writeFileSync(path, textOf(file));
    return path;
  }).join('\n'));
  return list;
}

// Only what both read to its end: at an error the judge would stop, and be fast.
function speed() {
  const goodOf = (file) => file.statements.filter((s) => s.kind === 'error')
    .reduce((text, bad) => text.slice(0, bad.start) + ' '.repeat(bad.end - bad.start) + text.slice(bad.end), file.text);
  const texts = files.map(goodOf);
  const judgeSeconds = Math.min(...Array.from({ length: passes }, () => {
    const start = performance.now();
    for (const text of texts) judge.parse(text);
    return (performance.now() - start) / 1000;
  }));
  const ourSeconds = ours.seconds(listOf('good', (file) => texts[file.index]), version, passes);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  return { megabytes, judgeSeconds, ourSeconds, speedRatio: judgeSeconds / ourSeconds };
}

function place({ what, file, at, statement, judge: judges, ours: our }) {
  const text = file.text.slice(statement.start, statement.end).replace(/\s+/g, ' ').slice(0, 120);
  return { what, file: file.name, ...lineAndColumn(file.text, at), kind: statement.kind, judge: judges, ours: our, text };
}

function print(t) {
  const families = Object.entries(t.skippedBy).sort((a, b) => b[1] - a[1]).map(([family, count]) => `${family} ${count}`).join(', ');
  const rows = [
    ['files', t.files],
    ['statements', `${t.statements} (${t.good} good, ${t.bad} bad)`],
    ['good refused', t.goodRefused],
    ['bad accepted', `${t.badAccepted} of ${t.bad}`],
    ['bad noticed', `${t.badNoticed} of ${t.bad}, ${t.badNoticedElsewhere} of them at another place`],
    ['ranges different', `${t.rangesDifferent} of the good, ${t.badRangesDifferent} of the bad`],
    ['skipped', `${t.skipped}${families && `: ${families}`}`],
    ['bodies', `${t.bodies} of functions and DO, ${t.goodBodiesRefused} good refused, ${t.badBodiesAccepted} bad accepted of ${t.badBodies}, ${t.bodiesSkipped} skipped, ${t.bodiesUndecided} undecided`],
    ['decided by the server', server ? t.decidedByServer : 'no server was named'],
    ['speed', `${(t.megabytes / t.ourSeconds).toFixed(1)} MB/s, PostgreSQL's parser ${(t.megabytes / t.judgeSeconds).toFixed(1)} MB/s: ${t.speedRatio.toFixed(1)} times as fast`],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(22)}  ${value}`);
}
