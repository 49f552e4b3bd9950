// Our parser, in a process of its own.
import { execFileSync, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'TenantMigrations.Corpus');
const program = join(project, 'bin', 'Release', 'net10.0', 'TenantMigrations.Corpus.dll');

export function build() {
  try {
    execFileSync('dotnet', ['build', project, '-c', 'Release', '-v', 'quiet', '-nologo', '-clp:NoSummary'], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  } catch (error) {
    console.error(error.stdout);
    process.exit(1);
  }
}

/** Statements of each file: start, end, outcome (ok, error, beyond), and of the last two what and where. */
export function verdicts(list, version) {
  const output = execFileSync('dotnet', [program, 'judge', String(version), list], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const files = new Map();
  for (const line of output.split('\n')) {
    if (!line) continue;
    const { file, ...statement } = JSON.parse(line);
    if (!files.has(file)) files.set(file, []);
    files.get(file).push(statement);
  }

  return files;
}

/** Seconds for all files, the best of several passes. */
export const seconds = (list, version, passes) =>
  JSON.parse(execFileSync('dotnet', [program, 'time', String(version), list, String(passes)], { encoding: 'utf8' })).seconds;

/** Reads one text after another: an array of statements, or { exception }. */
export class Reader {
  #process;
  #answers = [];

  constructor(version) {
    this.#process = spawn('dotnet', [program, 'lines', String(version)], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#answers.shift()?.resolve(JSON.parse(line)));
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#answers.splice(0)) reject(new Error(`our parser ended with ${code}`));
    });
    this.#process.stdin.on('error', () => {});
  }

  read(text) {
    const answer = new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
    this.#process.stdin.write(`${JSON.stringify(text)}\n`);
    return answer;
  }

  close() { this.#process.stdin.end(); }
}
