import { createHash, createHmac } from 'node:crypto';
import { OptionChecks, type KnownOptions } from '../../client/internal.js';
import { AGENT_MEDIA_OPTIONS, isStrings } from '../agents/index.js';
import type { OpenMediaOptions } from '../opening/index.js';

/**
 * Options of `streamTo`.
 * @publicApi
 */
export interface StreamToOptions extends Pick<
  OpenMediaOptions,
  'server' | 'way' | 'bridge' | 'app' | 'timeout' | 'signal' | 'onMediaLost'
> {
  /** What the agent finds as `customParameters` of its `start`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The account that the agent gets, `AC` and 32 hexadecimal digits. Default: zeros. */
  readonly accountSid?: string;
  /** The call that the agent gets, `CA` and 32 hexadecimal digits. Default: made from the id of the channel. */
  readonly callSid?: string;
  /** Signs the handshake as Twilio does (`X-Twilio-Signature`), for an agent that checks it. */
  readonly authToken?: string;
  /** More headers of the handshake. */
  readonly headers?: Readonly<Record<string, string>>;
}

const KNOWN: KnownOptions<StreamToOptions> = {
  ...AGENT_MEDIA_OPTIONS,
  parameters: true,
  accountSid: true,
  callSid: true,
  authToken: true,
  headers: true,
};

/** What the handshake and the first message need. */
export interface StreamToSettings {
  readonly parameters: Readonly<Record<string, string>>;
  readonly accountSid: string;
  readonly callSid: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
}

/** Checks the options that are not those of `openMedia`, and the address. */
export function streamToSettings(
  { id }: { readonly id: string },
  url: string,
  options: StreamToOptions,
  connection: string,
): StreamToSettings {
  const checks = new OptionChecks<StreamToOptions>({ connection }, options, KNOWN);
  const token = checks.has('authToken') ? checks.string('authToken') : undefined;
  const signature: Readonly<Record<string, string>> =
    token === undefined ? {} : { 'x-twilio-signature': signatureOf(url, token) };
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return {
    parameters: checks.given('parameters', isStrings, 'must be an object of strings') ?? {},
    accountSid: sid(checks, 'accountSid', 'AC', '0'.repeat(32)),
    callSid: sid(checks, 'callSid', 'CA', hash),
    headers: { ...checks.given('headers', isStrings, 'must be an object of strings'), ...signature },
    timeout: checks.time('timeout', 10_000),
  };
}

function sid(
  checks: OptionChecks<StreamToOptions>,
  name: 'accountSid' | 'callSid',
  prefix: string,
  otherwise: string,
): string {
  const given = checks.string(name, `${prefix}${otherwise}`);
  if (!new RegExp(`^${prefix}[0-9a-f]{32}$`).test(given)) {
    checks.refuse(name, `must be ${prefix} and 32 hexadecimal digits`);
  }
  return given;
}

function signatureOf(url: string, token: string): string {
  return createHmac('sha1', token).update(url).digest('base64');
}
