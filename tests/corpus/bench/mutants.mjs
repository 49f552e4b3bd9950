// Statements with small mistakes in them, made at random from good and bad ones.
import { isBlank, tokens } from './tokens.mjs';

const marks = ["'", '"', '$', '$$', '(', ')', '[', ']', ',', '.', '..', ';', ':', '::', ':=', '=>', '=', '<', '-', '--', '/*', '*/', '*', '@', '\\', '\u00a0', '\u{1f600}', 'é', '\t', '\r', '\n', '1', '1.', '0x', 'e', 'U&', "E'\\", '"a"', "'a'"];

/** Random numbers that are the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32 * below) | 0;
  };
}

export class Mutants {
  #pool;
  #words;
  #random;

  /** @param {string[]} statements */
  constructor(statements, seed) {
    this.#random = random(seed);
    this.#pool = statements.map((text) => ({ text, parts: [...tokens(text)].map((t) => ({ text: text.slice(t.start, t.end), blank: isBlank(t) })) }))
      .filter(({ parts }) => parts.length > 0);
    // Every token as often as it comes, so that the common ones meet the most.
    this.#words = this.#pool.flatMap(({ parts }) => parts.filter((p) => !p.blank && p.text.length < 40).map((p) => p.text));
  }

  next() {
    const { text, parts } = this.#any(this.#pool);
    if (this.#random(12) === 0) return this.#cut(text);
    let mutant = parts.map((part) => part.text);
    const solid = parts.flatMap((part, i) => (part.blank ? [] : [i]));
    if (solid.length === 0) return text;
    for (let changes = this.#random(4) === 0 ? 2 : 1; changes > 0; changes--) this.#change(mutant, solid);
    return mutant.join('');
  }

  #change(mutant, solid) {
    const place = this.#random(solid.length);
    const at = solid[place];
    switch (this.#random(8)) {
      case 0: mutant[at] = ' '; break;
      case 1: mutant[at] = `${mutant[at]} ${mutant[at]}`; break;
      case 2: {
        const other = solid[Math.min(place + 1, solid.length - 1)];
        [mutant[at], mutant[other]] = [mutant[other], mutant[at]];
        break;
      }
      case 3: mutant[at] = ` ${this.#any(this.#words)} `; break;
      case 4: mutant[at] = `${mutant[at]} ${this.#any(this.#words)} `; break;
      case 5: mutant[at] = this.#any(marks); break;
      case 6: mutant[at] += this.#any(marks); break;
      default: {
        // The head of this one with the tail of another.
        const { parts } = this.#any(this.#pool);
        const from = this.#random(parts.length);
        mutant.splice(at, mutant.length, ' ', ...parts.slice(from).map((part) => part.text));
        solid.length = Math.max(1, place);
      }
    }
  }

  #cut(text) {
    const at = this.#random(text.length);
    return this.#random(2) === 0 ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 1 + this.#random(3));
  }

  #any(list) { return list[this.#random(list.length)]; }
}
