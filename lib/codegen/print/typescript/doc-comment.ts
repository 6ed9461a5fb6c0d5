import { sinceText } from '../since.js';
import { WIDTH } from './layout.js';

/** `/** … *\/` around paragraphs and tags; nothing where there is nothing to say. */
export function docComment(parts: readonly (string | undefined)[], margin: number): string {
  const said = parts.filter((part): part is string => part !== undefined && part !== '').map(inComment);
  const [only] = said;
  if (only === undefined) {
    return '';
  }
  const single = `/** ${only} */`;
  if (said.length === 1 && margin + single.length <= WIDTH) {
    return `${single}\n`;
  }
  const lines = said.flatMap((part) => wrapped(part, WIDTH - margin - 3));
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */', ''].join('\n');
}

/** A text that cannot end the comment, nor break its line. */
function inComment(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').replaceAll('*/', '*\\/');
}

/** Breaks a text between words; the lines after the first of a tag are moved in. */
function wrapped(text: string, width: number): string[] {
  const margin = text.startsWith('@') ? '  ' : '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = margin + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** `Since Asterisk 12.0, where a method names no other release.`: said once, above everything that has it. */
export function sinceUnlessNamed(since: readonly string[]): string | undefined {
  return sinceText(since)?.replace(/\.$/, ', where a method names no other release.');
}
