// A running server as a judge. A message is parsed as a whole before its first statement runs, so with a token behind the text that fits nowhere the server
// always answers with a syntax error, and the error's place says whether it got that far. Nothing is executed.
import { fileOf } from './judge.mjs';

/** Connects to the server that PGHOST, PGPORT and PGUSER name, where it is of this version; null otherwise. */
export async function connect(folder, version) {
  if (!process.env.PGHOST) return null;
  const { default: pg } = await import(fileOf(folder, 'client', 'pg', 'lib', 'index.js'));
  const client = new pg.Client({ host: process.env.PGHOST, port: Number(process.env.PGPORT ?? 5432), user: process.env.PGUSER ?? 'postgres', database: 'postgres' });
  try {
    await client.connect();
    const { rows: [row] } = await client.query('show server_version_num');
    if (Math.floor(row.server_version_num / 10000) === version) return new Server(client);
    console.error(`the server is no PostgreSQL ${version}: it is not asked`);
  } catch (error) {
    console.error(`no server: ${error.message}`);
  }

  await client.end().catch(() => {});
  return null;
}

// What PL/pgSQL says when it reads a body: syntax, NOT NULL without a value, assignment to a constant, RETURN that does not fit.
const refusals = new Set(['42601', '22004', '22005', '42804']);

class Server {
  #client;

  constructor(client) { this.#client = client; }

  async parse(text) {
    // Two tokens, for each alone fits somewhere behind a semicolon: a parenthesis closes the actions of a rule, RETURN may stand in BEGIN ATOMIC.
    const closed = await this.#ask(text, '\n;))');
    return closed.accepted ? this.#ask(text, '\n;return') : closed;
  }

  /**
   * Whether it reads the body of a routine in PL/pgSQL; null where it objects to something else, such as a type that is not there. It reads a body only when it
   * makes the routine, so it does, in a transaction that is rolled back; the body of a DO becomes a function's.
   */
  async readsBody(kind, text, literal) {
    const routine = kind === 'DoStmt' ? `create function pg_temp.body_of_do() returns void language plpgsql as ${literal}` : text;
    await this.#client.query('begin');
    try {
      await this.#client.query(routine);
      return true;
    } catch (error) {
      return refusals.has(error.code) ? false : null;
    } finally {
      await this.#client.query('rollback');
    }
  }

  close() { return this.#client.end(); }

  async #ask(text, stray) {
    try {
      await this.#client.query(text + stray);
    } catch (error) {
      if (error.position === undefined) return { accepted: false, message: error.message, at: 0 };
      const place = Number(error.position) - 1;
      const before = [...text].length + 2;
      return place === before ? { accepted: true } : { accepted: false, message: error.message, at: [...text].slice(0, place).join('').length };
    }

    throw new Error('the server read what nothing reads');
  }
}
