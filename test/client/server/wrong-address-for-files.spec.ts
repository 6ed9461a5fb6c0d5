import { expect, it } from 'vitest';
import type { AriClientError, AriServer, AriServerOptions } from 'nestjs-ari/client';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { failureOf, stubFor } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { serverFor } from './support/server-of-a-test.js';
import { StubAsterisk } from './support/stub-asterisk.js';
import { errorsOf } from '../support/errors-of.js';
import { eventually } from '../support/eventually.js';

const access = { url: 'http://127.0.0.1:9', username: 'ari', password: 'top-secret' };

async function called(http: AriServerOptions['http']): Promise<{
  readonly server: AriServer;
  readonly logger: RecordingLogger;
  readonly errors: readonly AriClientError[];
}> {
  const logger = new RecordingLogger();
  const server = serverFor({ port: 0, logger, http });
  const errors = errorsOf(server);
  await server.listen();
  const asterisk = await StubAsterisk.call(server);
  asterisk.registers('kept');
  await server.connect();
  return { server, logger, errors };
}

it.each<[string, () => unknown, RegExp]>([
  ['a misspelt option', () => ({ ...access, pasword: 'x' }), /"http\.pasword" is not an option; did you mean "passw/],
  ['an address that is none', () => ({ ...access, url: 'pbx' }), /"http\.url" must be an http:\/\//],
  ['no object', () => null, /"http" must be an object with url, username, password/],
  [
    'unchecked',
    () => ({ ...access, tls: { rejectUnauthorized: false } }),
    /"http\.tls\.rejectUnauthorized" is not taken/,
  ],
  [
    'a function that throws',
    () => {
      throw new Error('no such site');
    },
    /no such site/,
  ],
])('a function that answers with a wrong address costs the files, not the calls: %s', async (_name, http, expected) => {
  const { server, logger, errors } = await called(http as AriServerOptions['http']);
  expect(server.apps).toEqual(['kept']);
  expect(errors).toMatchObject([{ kind: 'transport', connection: 'default', error: { message: expect.anything() } }]);
  expect(logger.matching(expected)).toHaveLength(1);
  expect(logger.lines.join()).not.toContain('top-secret');
  expect((await failureOf(server.recordings.getStoredFile('x'))).name).toBe('AriUnsupportedTransportException');
  await expect(server.channels.list()).resolves.toEqual([]);
});

it('a certificate that is not checked is warned of when an Asterisk calls, and its files come', async () => {
  const files = await stubFor(undefined, { tls: CertificateAuthority.create().issue('pbx.example') });
  const { server, logger } = await called({ ...access, url: files.url, tls: { acceptAnyCertificate: true } });
  await eventually(() => expect(logger.matching(/^warn .*certificate of https:.* is not checked/)).toHaveLength(1));
  await server.recordings.getStoredFile('x');
  expect(files.requests.map(({ path }) => path)).toContain('/ari/recordings/stored/x/file');
});
