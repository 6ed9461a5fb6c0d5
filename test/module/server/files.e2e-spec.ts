import type { AriServer } from 'nestjs-ari';
import { expect, it } from 'vitest';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { failureOf, ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { registered, startCalled, type CalledParts } from './support/called-application.js';

/** The name of a recording that is stored with the Asterisk that has called. */
async function recorded(options: (asterisk: AsteriskServer) => CalledParts['options']) {
  const asterisk = await ownAsterisk({ confExtra: persistent() });
  const { server } = await startCalled({ server: { port: asterisk.outboundPort }, options: options(asterisk) });
  await registered(server, 'persistent-app');
  const channel = server.originate('Local/tone@default', { app: 'persistent-app' });
  await channel.entered();
  const recording = (await channel).record({ maxDurationSeconds: 1 });
  await recording.finished();
  return { server, name: recording.name } satisfies { server: AriServer; name: string };
}

describeOnAsterisk('files of an Asterisk that calls', () => {
  it('are fetched over HTTP where a url stands beside the server', async () => {
    const { server, name } = await recorded(({ url }) => ({ url, username: 'ari', password: 'ari' }));
    const bytes = await server.recordings.getStoredFile(name);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
  });

  it('are refused without one', async () => {
    const { server, name } = await recorded(() => ({}));
    expect(await failureOf(server.recordings.getStoredFile(name))).toMatchObject({
      name: 'AriUnsupportedTransportException',
      sent: 'no',
    });
  });
});
