// PostgreSQL's own parser, compiled to WebAssembly by libpg_query: the judge. One package a major version.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = { pg15: 'libpg-query@15.6.3', pg16: 'libpg-query@16.7.3', pg17: 'libpg-query@17.7.4', pg18: 'libpg-query@18.1.5', client: 'pg@8.16.3' };

/** The folder of the judges: given, or named by ORACLE_DIR, or in the user's cache. */
export const judgesFolder = (given) =>
  given ?? process.env.ORACLE_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tenant-migrations', 'judges');

/** A file of a package, which is installed where it is missing. */
export function fileOf(folder, name, ...path) {
  const at = join(folder, name);
  if (!existsSync(join(at, 'node_modules'))) {
    mkdirSync(at, { recursive: true });
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', at, packages[name]], { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  return pathToFileURL(join(at, 'node_modules', ...path)).href;
}

export class Judge {
  #parser;
  #url;
  #loads = 0;

  /** How often its parser broke and had to be loaded again. */
  get crashes() { return this.#loads - 1; }

  static async load(folder, version) {
    const judge = new Judge();
    judge.#url = fileOf(folder, `pg${version}`, 'libpg-query', 'wasm', 'index.js');
    await judge.reload();
    return judge;
  }

  // A module that trapped holds broken memory; another address makes another one.
  async reload() {
    const url = this.#loads === 0 ? this.#url : `${this.#url}?${this.#loads}`;
    this.#loads++;
    this.#parser = await import(url);
    await this.#parser.loadModule();
  }

  /** Its statements, or where it stops: offsets in UTF-16 code units. A text without a statement is accepted. Crashed: it has no opinion. */
  parse(text) {
    if (/^[ \t\n\r\f]*$/.test(text)) return { accepted: true, statements: [] };
    try {
      return { accepted: true, statements: this.#parser.parseSync(text).stmts ?? [] };
    } catch (error) {
      if (!error.sqlDetails) return { accepted: false, crashed: true, message: `the judge failed: ${error.message}`, at: 0 };
      return { accepted: false, message: error.message, at: utf16Offset(text, error.sqlDetails.cursorPosition) };
    }
  }

  /** Whether PL/pgSQL reads the body in a CREATE FUNCTION or DO. Only the package of 18 has its parser. */
  readsBody(statement) {
    try {
      this.#parser.parsePlPgSQLSync(statement);
      return true;
    } catch {
      return false;
    }
  }
}

// Error positions count characters, places in the tree count bytes of UTF-8.
function utf16Offset(text, characters) {
  let offset = 0;
  for (let i = 0; i < characters && offset < text.length; i++) offset += text.codePointAt(offset) > 0xffff ? 2 : 1;
  return offset;
}

export function byteOffsets(text) {
  const length = Buffer.byteLength(text);
  if (length === text.length) return (byte) => byte;
  const offsets = new Uint32Array(length + 1);
  let byte = 0;
  for (let i = 0; i < text.length;) {
    const character = text.codePointAt(i);
    const bytes = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    offsets.fill(i, byte, byte + bytes);
    byte += bytes;
    i += character > 0xffff ? 2 : 1;
  }

  offsets[length] = text.length;
  return (at) => offsets[Math.min(at, length)];
}
