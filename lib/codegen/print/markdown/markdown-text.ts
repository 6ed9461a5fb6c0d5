/** What Markdown, HTML in it, and a page made with templates would take for something else than text. */
const SIGNS = /[&<>|\\[\]{}*_#`~!$]/gu;

/** A text of the word book in one line of Markdown: code between backticks stays code, all else is text. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .split(/(`[^`]+`)/)
    .map((piece) => (/^`[^`]+`$/.test(piece) ? inlineCode(piece.slice(1, -1)) : escaped(piece)))
    .join('');
}

/** One or more texts as a paragraph; those that are not there are left out. */
export function paragraph(texts: readonly (string | undefined)[]): string[] {
  const said = texts.filter((text) => text !== undefined && text !== '').map((text) => plainText(text ?? ''));
  return said.length === 0 ? [] : ['', said.join(' ')];
}

/** A word as code, in a table too. */
export function inlineCode(word: string): string {
  const safe = word.replace(/[\p{Cc}\p{Cs}\u2028\u2029`]+/gu, ' ').replaceAll('|', '\\|');
  return safe.trim() === '' ? '' : `\`${safe}\``;
}

/** A table with a headline; nothing where it has no rows. The cells are Markdown already. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return ['', `**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function escaped(text: string): string {
  return text.replace(SIGNS, (sign) => `&#${sign.codePointAt(0)};`);
}
