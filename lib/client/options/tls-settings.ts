import type { AriTlsOptions } from '../transport/index.js';
import type { KnownOptions, OptionChecks, OtherNames } from './option-checks.js';

const KNOWN: KnownOptions<AriTlsOptions> = {
  ca: true,
  cert: true,
  key: true,
  passphrase: true,
  servername: true,
  acceptAnyCertificate: true,
};

const ANY_CERTIFICATE =
  'is not taken: name the authority of the certificate in "tls.ca", or, to accept any certificate and with it anybody ' +
  'who answers, set "tls.acceptAnyCertificate" to true';

const PEM = 'is not taken: give certificate and key as PEM, in "tls.cert" and "tls.key"';

/** Names of `node:tls` that a configuration may hold: each is refused with a message, none is ignored. */
const OTHER_NAMES: OtherNames = {
  rejectUnauthorized: ANY_CERTIFICATE,
  checkServerIdentity: 'is not taken: set the name to expect in "tls.servername"',
  pfx: PEM,
};

/** Checks the option `tls`; undefined when it is left out. */
export function tlsSettings(checks: OptionChecks<{ readonly tls?: AriTlsOptions }>): AriTlsOptions | undefined {
  if (!checks.has('tls')) return undefined;
  const tls = checks.inside('tls', KNOWN, OTHER_NAMES);
  const settings: AriTlsOptions = {
    ca: tls.given('ca', isPemOrList, 'must be PEM: a string, a Buffer, or a list of them'),
    cert: tls.given('cert', isPem, 'must be PEM: a string or a Buffer'),
    key: tls.given('key', isPem, 'must be PEM: a string or a Buffer'),
    passphrase: tls.given('passphrase', isString, 'must be a string'),
    servername: tls.given('servername', isString, 'must be a string'),
    acceptAnyCertificate: tls.flag('acceptAnyCertificate', false),
  };
  if (settings.acceptAnyCertificate && settings.ca !== undefined) {
    tls.refuse('ca', 'means nothing beside "tls.acceptAnyCertificate": give one of them');
  }
  return settings;
}

function isString(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isPem(value: unknown): value is string | Buffer {
  return isString(value) || (Buffer.isBuffer(value) && value.length > 0);
}

function isPemOrList(value: unknown): value is string | Buffer | readonly (string | Buffer)[] {
  return Array.isArray(value) ? value.length > 0 && value.every(isPem) : isPem(value);
}
