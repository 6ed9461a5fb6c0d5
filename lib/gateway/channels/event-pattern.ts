/** One place of a pattern: any text, or one character out of some. */
type Part = '*' | ((character: string) => boolean);

/**
 * A pattern of events as Redis has them: `*` any text, `?` any character, `[ae]`, `[a-e]` and `[^e]` one out of some, `\`
 * takes the next one as it is. The time that it takes does not grow faster than the lengths multiplied.
 */
export class EventPattern {
  readonly text: string;
  readonly #parts: readonly Part[];

  constructor(text: string) {
    this.text = text;
    this.#parts = parsed([...text]);
  }

  matches(event: string): boolean {
    const characters = [...event];
    let [part, at] = [0, 0];
    // Where the last `*` stands, and how much it has taken.
    let [star, taken] = [-1, 0];
    while (at < characters.length) {
      const test = this.#parts[part];
      if (test === '*') {
        [star, taken] = [part, at];
        part += 1;
      } else if (test?.(characters[at] ?? '') === true) {
        part += 1;
        at += 1;
      } else if (star >= 0) {
        taken += 1;
        [part, at] = [star + 1, taken];
      } else return false;
    }
    return this.#parts.slice(part).every((left) => left === '*');
  }
}

function parsed(text: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const end = character === '[' ? text.indexOf(']', at + 2) : -1;
    if (character === '*') parts.push('*');
    else if (character === '?') parts.push(() => true);
    else if (end > 0) {
      parts.push(oneOf(text.slice(at + 1, end)));
      at = end;
    } else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      parts.push(exactly(text[at] ?? ''));
    } else parts.push(exactly(character));
  }
  return parts;
}

function exactly(wanted: string): Part {
  return (character) => character === wanted;
}

function oneOf(inside: readonly string[]): Part {
  const not = inside[0] === '^';
  const set = not ? inside.slice(1) : inside;
  const within = (character: string): boolean =>
    set.some((from, index) => {
      const to = set[index + 1] === '-' ? set[index + 2] : undefined;
      return character === from || (to !== undefined && character >= from && character <= to);
    });
  return (character) => within(character) !== not;
}
