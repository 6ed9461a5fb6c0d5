/** A piece of SQL, and the values that stand between its texts: they travel beside the statement, and are never read as SQL. */
export class Sql {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts;
    this.values = values;
  }

  /** The statement as PostgreSQL takes it, with `$1` where the first value stands. */
  get statement(): string {
    let text = this.texts[0] ?? '';
    for (let index = 1; index < this.texts.length; index += 1) text += `$${index}${this.texts[index] ?? ''}`;
    return text;
  }
}

/** A piece of SQL. What stands in it is a piece itself, or a value. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  return merged(strings, parts);
}

/** Pieces with a text between them. */
export function joined(pieces: readonly Sql[], between = ', '): Sql {
  return merged(['', ...pieces.slice(1).map(() => between), ''], pieces);
}

/** Text that is no value: a type, or a name of the catalog that is quoted already. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** The name of a table or a column. */
export function named(...names: readonly string[]): Sql {
  return raw(names.map(quoted).join('.'));
}

/** A name as SQL takes it: what stands in it is never read as anything else. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

// Written for speed: it runs a dozen times for every statement.
function merged(strings: readonly string[], parts: readonly unknown[]): Sql {
  const texts: string[] = [];
  const values: unknown[] = [];
  let text = strings[0] ?? '';
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part instanceof Sql) {
      text += part.texts[0] ?? '';
      for (let inner = 0; inner < part.values.length; inner += 1) {
        texts.push(text);
        values.push(part.values[inner]);
        text = part.texts[inner + 1] ?? '';
      }
    } else {
      texts.push(text);
      values.push(part);
      text = '';
    }
    text += strings[index + 1] ?? '';
  }
  texts.push(text);
  return new Sql(texts, values);
}
