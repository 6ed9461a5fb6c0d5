import type { Output } from '../output.js';
import type { Finding, Level } from './finding.js';

/** Marks that differ without colours, too. */
const MARKS: Readonly<Record<Level, string>> = {
  ok: 'ok     ',
  unknown: 'unknown',
  warning: 'warning',
  problem: 'PROBLEM',
};
const COLOURS: Readonly<Record<Level, number>> = { ok: 32, unknown: 36, warning: 33, problem: 31 };

/** What was found, and about what. */
export interface Report {
  /** Scheme, host and port of the server. */
  readonly url: string;
  /** As Asterisk tells it; undefined where it could not be asked. */
  readonly asterisk?: string;
  readonly findings: readonly Finding[];
  readonly exitCode: number;
}

/** Says it to a reader, or to a program. */
export function tell(report: Report, json: boolean, output: Output): void {
  if (json) {
    output.say(JSON.stringify(report, undefined, 2));
    return;
  }
  output.say(report.asterisk === undefined ? report.url : `Asterisk ${report.asterisk} at ${report.url}`);
  for (const { check, level, text, change } of report.findings) {
    const mark = output.colours === true ? `\u001B[${COLOURS[level]}m${MARKS[level]}\u001B[0m` : MARKS[level];
    output.say(`${mark}  ${check}: ${text}`);
    if (change !== undefined) output.say(`         -> ${change}`);
  }
  output.say(`${count(report, 'problem')}, ${count(report, 'warning')}`);
}

function count({ findings }: Report, level: Level): string {
  const found = findings.filter((finding) => finding.level === level).length;
  return `${found} ${level}${found === 1 ? '' : 's'}`;
}
