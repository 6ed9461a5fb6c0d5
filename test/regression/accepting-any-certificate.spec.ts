import { it } from 'vitest';
import { CertificateAuthority } from '../client/support/certificate-authority.js';
import { stubFor } from '../client/support/clients-of-a-test.js';
import { expectRefusedServer } from '../client/support/refused-server.js';

const authority = CertificateAuthority.create();
const stranger = CertificateAuthority.create('Authority of strangers');

it('a server that no known authority vouches for gets neither command nor credentials', async () => {
  const stub = await stubFor(undefined, { tls: authority.issue('127.0.0.1') });
  await expectRefusedServer(stub, undefined, /was not sent \(\w+\)\. .*"tls\.ca"/);
  await expectRefusedServer(stub, { ca: stranger.certificate }, /"tls\.ca"/);
});
