import { describe, expect, it } from 'vitest';
import { freeTcpPort } from '../asterisk/free-port.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { clientFor, ownAsterisk, stubFor } from '../client/support/clients-of-a-test.js';
import { nextFailure } from '../client/support/status-of-a-client.js';
import { eventually } from '../client/support/eventually.js';
import { errorsOf } from '../client/support/errors-of.js';

describe('a server that starts after its client', () => {
  it('gets one socket, though connect() was called again and again meanwhile', async () => {
    const port = await freeTcpPort();
    const client = clientFor(`http://127.0.0.1:${port}`, { apps: 'a', reconnect: { first: 1, most: 20 } });
    const connected = [client.connect()];
    for (let tried = 0; tried < 20; tried += 1) {
      await nextFailure(client);
      connected.push(client.connect());
    }
    const stub = await stubFor(undefined, { port });
    await Promise.all(connected);
    stub.events.send({ type: 'ChannelHold', application: 'a' });
    await eventually(() => expect(client.counts.received).toBe(1));
    expect(stub.events.open).toHaveLength(1);
    expect(stub.events.handshakes).toHaveLength(1);
  });
});

describeOnAsterisk('a real Asterisk that starts after its client', () => {
  it('gets one socket, and its events are heard once', async () => {
    const httpPort = await freeTcpPort();
    const client = clientFor(`http://127.0.0.1:${httpPort}`, { apps: 'late' });
    const errors = errorsOf(client);
    const connected = client.connect();
    await nextFailure(client);
    await ownAsterisk({ httpPort });
    await connected;
    const heard: string[] = [];
    client.on('ChannelUserevent', ({ eventname }) => void heard.push(eventname));
    await client.events.userEvent('One', { application: 'late' });
    await client.events.userEvent('Two', { application: 'late' });
    await eventually(() => expect(heard).toContain('Two'));
    expect(heard).toEqual(['One', 'Two']);
    // A second socket of the same application would have replaced the first.
    expect(errors).toEqual([]);
  });
});
