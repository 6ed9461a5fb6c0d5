import { expect, it } from 'vitest';
import type { AriServer, AriServerOptions } from 'nestjs-ari/client';
import { failureOf, ownAsterisk } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { calledServer, persistent, serverFor } from './support/server-of-a-test.js';

/** The name of a recording that is stored with Asterisk. */
async function recorded(server: AriServer): Promise<string> {
  const channel = server.originate('Local/tone@default', { app: 'persistent-app' });
  await channel.entered();
  const recording = (await channel).record({ maxDurationSeconds: 1 });
  await recording.finished();
  return recording.name;
}

describeOnAsterisk('a file of an Asterisk that has called', () => {
  it('cannot be fetched over its WebSocket', async () => {
    const { server } = await calledServer();
    const name = await recorded(server);
    const error = await failureOf(server.recordings.getStoredFile(name));
    expect(error).toMatchObject({ name: 'AriUnsupportedTransportException', sent: 'no', connection: 'default' });
    expect(error.message).toContain('a file cannot travel over a WebSocket');
    const stored = await server.recordings.getStored(name);
    expect((await failureOf(stored.stream())).name).toBe('AriUnsupportedTransportException');
  });

  it('is fetched over HTTP where that is given for it', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    const seen: string[] = [];
    const http: AriServerOptions['http'] = ({ id }) => {
      seen.push(id);
      return { url: asterisk.url, username: 'ari', password: 'ari' };
    };
    const server = serverFor({ port: asterisk.outboundPort, http });
    await server.connect();
    const bytes = await server.recordings.getStoredFile(await recorded(server));
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
    expect(seen).toEqual([asterisk.entityId]);
  });
});
