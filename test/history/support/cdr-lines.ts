import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallLegRecord } from 'nestjs-ari/history';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';

/** Where Asterisk writes a line for each channel that has had a call. */
const CONFIGURATION = {
  'modules.conf': 'load = cdr_csv.so',
  'cdr.conf':
    '[general]\nenable = yes\nunanswered = yes\ncongestion = yes\n[csv]\nusegmtime = yes\nloguniqueid = yes\nnewcdrcolumns = yes',
};

/** A line of it, as far as it is compared. */
export interface CdrLine {
  readonly id: string;
  /** The channel that the call of this one began with, in Asterisk's word. */
  readonly linkedId: string;
  /** `ANSWERED`, `BUSY`, `NO ANSWER`, `FAILED`, `CONGESTION`. */
  readonly disposition: string;
  readonly answered: boolean;
  readonly startedAt: number;
  readonly talked: number;
}

/** An Asterisk that writes its own records of calls. */
export async function asteriskWithRecords(extensions = ''): Promise<AsteriskServer> {
  const server = await AsteriskServer.start({ confExtra: { ...CONFIGURATION, 'extensions.conf': extensions } });
  await mkdir(join(server.runFolder, 'log/cdr-csv'), { recursive: true });
  return server;
}

/** What Asterisk says of the channels that the history has otherwise. */
export function differences(lines: readonly CdrLine[], legs: readonly CallLegRecord[]): string[] {
  return [...new Set(lines.map(({ id }) => id))].flatMap((id) => {
    // A channel that meets others in a bridge has a line for each of them, which begins there.
    const own = lines.filter((line) => line.id === id);
    const leg = legs.find((one) => one.id === id);
    if (leg === undefined) return [`${id} is in no call`];
    const told = `${JSON.stringify(own)} and ${JSON.stringify(leg)}`;
    const [begun, ended] = [Date.parse(leg.startedAt), Date.parse(leg.endedAt ?? '')];
    const answered = leg.answeredAt === undefined ? undefined : Date.parse(leg.answeredAt);
    if (own.some((line) => line.answered) !== (answered !== undefined)) return [`answered or not: ${told}`];
    // Asterisk writes whole seconds.
    const earliest = Math.min(...own.map(({ startedAt }) => startedAt));
    if (Math.abs(earliest - begun) > 1_000) return [`another beginning: ${told}`];
    if (own.some(({ startedAt }) => startedAt > ended + 1_000)) return [`another end: ${told}`];
    const talked = answered === undefined ? 0 : (ended - answered) / 1_000;
    return own.some((line) => line.talked > talked + 1) ? [`longer: ${told}`] : [];
  });
}

export async function cdrLines({ runFolder }: AsteriskServer): Promise<CdrLine[]> {
  const text = await readFile(join(runFolder, 'log/cdr-csv/Master.csv'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((row) => {
      // A quote inside of a field is doubled.
      const fields = Array.from(
        row.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,|^)(?=,|$)/g),
        ([, quoted, bare]) => quoted ?? bare ?? '',
      );
      const [startedAt = '', , , , talked = '', disposition = ''] = fields.slice(9);
      const [id = '', , linkedId = ''] = fields.slice(16);
      return {
        id,
        linkedId,
        disposition,
        answered: disposition === 'ANSWERED',
        startedAt: Date.parse(`${startedAt.replace(' ', 'T')}Z`),
        talked: Number(talked),
      };
    });
}
