import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

interface KnownFault {
  /** Whether a version has it. */
  readonly has: (version: Version) => boolean;
  readonly text: string;
  readonly change: string;
}

type Version = readonly [major: number, minor: number, patch: number];

/** First releases of each branch that take commands over a WebSocket. */
const WEBSOCKET_COMMANDS: Readonly<Record<number, number>> = { 20: 14, 21: 9, 22: 4 };

const FAULTS: readonly KnownFault[] = [
  {
    has: (version) => before(version, [22, 11, 0]),
    text: 'a SIP telephone crashes it with a transfer that says "Refer-Sub: false"',
    change: 'update to Asterisk 22.11.0 or later',
  },
  {
    has: (version) => before(version, [22, 11, 0]),
    text: 'commands crash it: "move" without an application, and a text message to a PJSIP endpoint without an AOR',
    change: 'pjsip.conf: give every endpoint that is sent messages an AOR; this library sends no "move" without "app"',
  },
  {
    has: (version) => before(version, [22, 10, 1]),
    text: 'a user with read_only = yes can give commands over the WebSocket',
    change: 'update to Asterisk 22.10.1 or later, or do not rely on read_only in ari.conf',
  },
  {
    has: ([major, minor]) => major < 20 || minor < (WEBSOCKET_COMMANDS[major] ?? 0),
    text: 'it takes no commands over a WebSocket and cannot open connections itself',
    change: "use transport: 'http' (the default), or update to Asterisk 20.14, 21.9, 22.4 or later",
  },
];

/** Compares the version with those that are known to be bad. */
export function checkVersion({ version, info }: Patient): Finding[] {
  const told = info.system?.version ?? '';
  if (version === undefined) {
    const text = `Asterisk "${told}": a version that cannot be compared with those known to be bad`;
    return [{ check: 'version', level: 'unknown', text }];
  }
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const faults = FAULTS.filter(({ has }) => has([major, minor, patch]));
  if (faults.length === 0) return [ok('version', `Asterisk ${version}: nothing bad is known of it`)];
  return faults.map(({ text, change }) => ({
    check: 'version',
    level: 'warning',
    text: `Asterisk ${version}: ${text}`,
    change,
  }));
}

function before(version: Version, other: Version): boolean {
  const at = [0, 1, 2].find((place) => version[place] !== other[place]);
  return at !== undefined && (version[at] ?? 0) < (other[at] ?? 0);
}
