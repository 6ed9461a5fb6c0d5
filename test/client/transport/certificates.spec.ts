import { connect as secureConnect } from 'node:tls';
import { expect, it } from 'vitest';
import { AriConnectionException, type AriTlsOptions } from 'nestjs-ari/client';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { expectRefusedServer } from '../support/refused-server.js';
import type { StubAri, StubOptions } from '../support/stub-ari.js';

const authority = CertificateAuthority.create();
const HOST = '127.0.0.1';

function secureStub(tls: StubOptions['tls'] = authority.issue(HOST)): Promise<StubAri> {
  return stubFor(undefined, { tls });
}

/** Commands and events go over two different libraries: both have to keep the same rules. */
async function accepted(stub: StubAri, tls: AriTlsOptions): Promise<void> {
  const client = clientFor(stub.url, { apps: 'x', tls });
  await client.channels.answer('7');
  await client.connect();
  expect(stub.events.handshakes).toHaveLength(1);
  expect(stub.requests[0]?.headers.authorization).toBe(stub.events.handshakes[0]?.authorization);
}

it('an authority of our own is trusted when it is given, as text or as bytes', async () => {
  const stub = await secureStub();
  await accepted(stub, { ca: authority.certificate });
  const another = await secureStub();
  const other = CertificateAuthority.create('Authority of others').certificate;
  await accepted(another, { ca: [other, Buffer.from(authority.certificate)] });
});

it('a certificate for another host is refused, unless its name is expected', async () => {
  const stub = await secureStub(authority.issue('pbx.example'));
  await expectRefusedServer(stub, { ca: authority.certificate }, /ERR_TLS_CERT_ALTNAME_INVALID.*"tls\.servername"/);
  await accepted(stub, { ca: authority.certificate, servername: 'pbx.example' });
});

it('the expected name is told to the server, which may serve several', async () => {
  const asked: string[] = [];
  const stub = await secureStub({
    ...authority.issue('pbx.example'),
    SNICallback: (name, callback) => {
      asked.push(name);
      callback(null);
    },
  });
  await accepted(stub, { ca: authority.certificate, servername: 'pbx.example' });
  expect(asked).toEqual(['pbx.example', 'pbx.example']);
});

it('a client certificate is shown to a server that asks for one', async () => {
  const tls = { ...authority.issue(HOST), ca: authority.certificate, requestCert: true, rejectUnauthorized: true };
  const stub = await secureStub(tls);
  await accepted(stub, { ca: authority.certificate, ...authority.issue('client') });
  const without = clientFor(stub.url, { tls: { ca: authority.certificate } });
  expect(await failureOf(without.channels.answer('8'))).toBeInstanceOf(AriConnectionException);
  expect(stub.requests.map(({ path }) => path)).not.toContain('/ari/channels/8/answer');
});

it('the certificates of this test are good ones: a plain TLS client agrees', async () => {
  const stub = await secureStub();
  const authorised = await new Promise<boolean>((resolve, reject) => {
    const socket = secureConnect({ host: HOST, port: stub.port, ca: authority.certificate }, () => {
      resolve(socket.authorized);
      socket.destroy();
    });
    socket.on('error', reject);
  });
  expect(authorised).toBe(true);
});
