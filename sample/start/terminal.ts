import { styleText } from 'node:util';
import type { CallLine } from '../support/call-story.js';

type Style = Parameters<typeof styleText>[0];

const COLOURS = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const LABEL = 12;

/** What `npm start` shows. */
export const terminal = {
  title(text: string): void {
    write(`\n${paint('bold', text)}\n`);
  },

  /** A row of label and text; further lines go below the text. */
  row(label: string, ...lines: readonly string[]): void {
    lines.forEach((line, index) => write(`  ${paint('cyan', (index === 0 ? label : '').padEnd(LABEL))}${line}`));
  },

  call({ call, at, text }: CallLine): void {
    const seconds = `${(at / 1000).toFixed(1)} s`.padStart(LABEL - 4);
    write(`  ${paint('cyan', `call ${call}`.padEnd(LABEL))}${paint('dim', seconds)}  ${text}`);
  },

  blank(): void {
    write('');
  },
};

function paint(style: Style, text: string): string {
  return COLOURS ? styleText(style, text) : text;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
