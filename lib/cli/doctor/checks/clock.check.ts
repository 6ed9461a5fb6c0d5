import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

/** From here on gaps and ages of events are judged wrongly, in milliseconds. */
const TOO_FAR_MS = 2_000;

/** Compares the clock of the server with this machine's. */
export async function checkClock({ client }: Patient): Promise<Finding[]> {
  const asked = Date.now();
  const { timestamp } = await client.asterisk.ping();
  const between = (asked + Date.now()) / 2;
  const there = Date.parse(timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(there)) {
    return [{ check: 'clock', level: 'unknown', text: `its time "${timestamp}" cannot be read` }];
  }
  const seconds = ((there - between) / 1_000).toFixed(1);
  if (Math.abs(there - between) < TOO_FAR_MS) return [ok('clock', `its clock differs from ours by ${seconds} s`)];
  const text = `its clock differs from ours by ${seconds} s: the age of events, and of recordings, is judged wrongly`;
  return [{ check: 'clock', level: 'warning', text, change: 'let both machines take their time from NTP' }];
}
