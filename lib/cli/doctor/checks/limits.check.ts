import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';
import { countSessions } from './session-count.js';

/** Sockets of one client at its default settings, with room for a second process. */
const ENOUGH_SESSIONS = 40;

const SESSIONS_CHANGE = 'http.conf: [general] sessionlimit = 500';

/** The most sessions that Asterisk takes: measured only where that was asked for, because it shuts others out. */
export async function checkSessions({ options }: Patient): Promise<Finding[]> {
  const { probeSessions, url, timeout } = options;
  if (probeSessions === undefined) {
    const text =
      'sessionlimit cannot be read from outside: 100 connections for everybody unless it is set (--probe-sessions N measures it)';
    return [{ check: 'sessionlimit', level: 'unknown', text, change: SESSIONS_CHANGE }];
  }
  const { opened, refused } = await countSessions(url, probeSessions, timeout);
  if (!refused) return [ok('sessionlimit', `${opened} more sessions were taken`)];
  const text = `no more than ${opened} more sessions were taken`;
  if (opened >= ENOUGH_SESSIONS) return [ok('sessionlimit', text)];
  return [{ check: 'sessionlimit', level: 'warning', text, change: SESSIONS_CHANGE }];
}

/** How long Asterisk waits for a reader that stalls: only its configuration says it. */
export function checkWriteTimeout(): Finding[] {
  const text =
    'websocket_write_timeout cannot be read from outside: 100 ms unless it is set, after which Asterisk cuts a reader that stalls';
  const change = 'ari.conf: [general] websocket_write_timeout = 5000';
  return [{ check: 'websocket_write_timeout', level: 'unknown', text, change }];
}
