const WIDTH = 110;

/** A text as a literal of Python. */
export function pythonString(text: string): string {
  // What JSON escapes Python escapes alike.
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Texts as a tuple. */
export function pythonTuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

/** A docstring behind `margin` blanks; nothing where there is nothing to say. */
export function docstring(paragraphs: readonly (string | undefined)[], margin: number): string[] {
  const said = paragraphs.filter((text): text is string => text !== undefined && text !== '');
  if (said.length === 0) return [];
  const blanks = ' '.repeat(margin);
  const lines = said.flatMap((text, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrapped(text, WIDTH - margin).map((line) => blanks + line),
  ]);
  const body = lines.join('\n').trimStart();
  return lines.length === 1 ? [`${blanks}"""${body}"""`] : [`${blanks}"""${body}`, `${blanks}"""`];
}

/** Breaks a text between words, and takes from it what could end the docstring or mean something in it. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of safe(text).split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function safe(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/["\\]/g, '\\$&')
    .trim();
}
