import { describe, expect, it } from 'vitest';
import { AriClient } from 'nestjs-ari/client';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';

const authority = CertificateAuthority.create();

describe('tls.acceptAnyCertificate', () => {
  it('lets commands and events through to a server that no authority vouches for', async () => {
    const stub = await stubFor(undefined, { tls: authority.issue('pbx.example') });
    const client = clientFor(stub.url, { apps: 'x', tls: { acceptAnyCertificate: true } });
    await client.channels.answer('7');
    await client.connect();
    expect(stub.requests.map(({ path }) => path)).toContain('/ari/channels/7/answer');
    expect(stub.events.handshakes).toHaveLength(1);
  });

  it('warns at each start, and nowhere else', () => {
    const lines = (url: string, tls?: object): string[] => {
      const logger = new RecordingLogger();
      const client = new AriClient({ url, username: 'ari', password: 'hunter2', name: 'berlin', tls, logger });
      expect(client.status).toBe('idle');
      return logger.lines;
    };
    const any = { acceptAnyCertificate: true };
    for (const start of [1, 2]) {
      const [line, ...more] = lines('https://127.0.0.1:9', any);
      expect(more, `start ${start}`).toEqual([]);
      expect(line).toMatch(/^warn \[berlin\] the certificate of https:\/\/127\.0\.0\.1:9 is not checked/);
      expect(line).not.toContain('hunter2');
    }
    expect(lines('https://127.0.0.1:9', { acceptAnyCertificate: false })).toEqual([]);
    expect(lines('https://127.0.0.1:9')).toEqual([]);
    expect(lines('http://127.0.0.1:9', any)).toEqual([]);
  });
});
