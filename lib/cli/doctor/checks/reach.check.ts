import {
  AriAccessException,
  AriHttpException,
  AriUnavailableException,
  type AriClient,
  type AsteriskInfo,
} from '../../../client/index.js';
import { ok, type Finding } from '../finding.js';

/** Whether ARI answers at the URL, and what it says of itself. */
export interface Reached {
  readonly findings: readonly Finding[];
  /** Undefined: nothing more can be learnt. */
  readonly info?: AsteriskInfo;
  /** Whether anything that is ARI has answered. */
  readonly answered: boolean;
}

const NO_ARI =
  'http.conf: [general] enabled = yes, and put its "prefix" into the url; ari.conf: [general] enabled = yes; modules.conf: load res_ari.so';

/** Reaches the server and shows it the credentials. */
export async function reach(client: AriClient): Promise<Reached> {
  try {
    const info = await client.asterisk.getInfo();
    if (typeof info?.system?.version !== 'string') return none('what answers at the url is no Asterisk', NO_ARI);
    const findings = [
      ok('reaches', 'the HTTP server of Asterisk answers'),
      ok('authenticates', 'user and password are accepted'),
    ];
    return { findings, info, answered: true };
  } catch (error) {
    return refused(error as Error);
  }
}

function refused(error: Error): Reached {
  if (error instanceof AriAccessException && error.writtenBy !== 'other') {
    const text = `user or password are refused (${error.status})`;
    const change =
      'ari.conf: [<user>] type = user, password = <password>; then "module reload res_ari.so" in the console';
    const findings: Finding[] = [
      ok('reaches', 'an HTTP server answers'),
      { check: 'authenticates', level: 'problem', text, change },
    ];
    return { findings, answered: true };
  }
  if (error instanceof AriUnavailableException && error.writtenBy !== 'other') {
    return none('Asterisk answers that it is not ready yet (503)', 'wait until it has booted, and ask again');
  }
  if (error instanceof AriHttpException) {
    return none(`an HTTP server answers, but not with ARI (${error.seen ?? `status ${error.status}`})`, NO_ARI);
  }
  return none(
    withoutOurNames(error.message),
    'check url and firewalls; http.conf: [general] enabled = yes, bindaddr, bindport',
  );
}

/** What an exception says, without the names of an operation and a connection that nobody here has chosen. */
function withoutOurNames(message: string): string {
  return message.replace(/^asterisk\.getInfo on connection "[^"]*"/, 'the first question');
}

function none(text: string, change: string): Reached {
  return { findings: [{ check: 'reaches', level: 'problem', text, change }], answered: false };
}
