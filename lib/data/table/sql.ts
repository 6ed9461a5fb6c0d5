/** A statement as PostgreSQL takes it: `$1` stands where the first value is. */
export interface Statement {
  readonly statement: string;
  readonly values: readonly unknown[];
}

/** A piece of SQL, and the values that stand between its texts: they travel beside the statement, and are never read as SQL. */
export class Sql {
  readonly texts: readonly string[];
  /** Pieces and values: one less than texts. */
  readonly parts: readonly unknown[];

  constructor(texts: readonly string[], parts: readonly unknown[]) {
    this.texts = texts;
    this.parts = parts;
  }

  /** Written in one go: pieces are put together by reference, however deep they stand in each other. */
  written(): Statement {
    const values: unknown[] = [];
    return { statement: write(this, values), values };
  }
}

/** A piece of SQL. What stands in it is a piece itself, or a value. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  return new Sql(strings, parts);
}

/** Pieces with a text between them. */
export function joined(pieces: readonly Sql[], between = ', '): Sql {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const texts = pieces.map((_, index) => (index === 0 ? '' : between));
  return new Sql([...texts, ''], pieces);
}

/** A piece that is used again and again, with its text put together once; one that has values stays as it is. */
export function kept(piece: Sql): Sql {
  const { statement, values } = piece.written();
  return values.length === 0 ? raw(statement) : piece;
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

function write({ texts, parts }: Sql, values: unknown[]): string {
  let text = texts[0] ?? '';
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part instanceof Sql) text += write(part, values);
    else text += `$${values.push(part)}`;
    text += texts[index + 1] ?? '';
  }
  return text;
}
