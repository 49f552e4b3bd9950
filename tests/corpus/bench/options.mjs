import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Options with a value, switches and what is neither. An unknown option ends the program with the usage. */
export function options(usage, { values = {}, switches = [] }) {
  const found = { ...values, rest: [] };
  for (let i = 2; i < process.argv.length; i++) {
    const argument = process.argv[i];
    const name = argument.replace(/^--/, '');
    if (argument === name) found.rest.push(argument);
    else if (switches.includes(name)) found[name] = true;
    else if (name in values && i + 1 < process.argv.length) found[name] = process.argv[++i];
    else stop(usage);
  }

  if (found.rest.length !== 1) stop(usage);
  return found;
}

function stop(usage) {
  console.error(usage);
  process.exit(2);
}

/** Every .sql file of a folder and the folders in it, or the file itself, in the order of their names. */
export function sqlFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true }).map(String).filter((name) => name.endsWith('.sql')).sort();
  return names.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
}

export function lineAndColumn(text, offset) {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines.at(-1).length + 1 };
}
