import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { unique } from '../support/call-of-a-test.js';
import { asteriskClient, clientFor, stubFor } from '../support/clients-of-a-test.js';
import { nextStatus, statusesOf } from '../support/status-of-a-client.js';
import { eventually } from '../support/eventually.js';
import { errorsOf } from '../support/errors-of.js';

describe('an application that another program has taken', () => {
  it('is given up: the socket is closed and not opened again', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: 'a' });
    const errors = errorsOf(client);
    await client.connect();
    const statuses = statusesOf(client);
    const [socket] = stub.sockets;
    stub.events.send({ type: 'ApplicationReplaced', application: 'a' });
    await eventually(() => expect(stub.events.closeCodes).toEqual([1000]));
    await eventually(() => expect(socket?.destroyed).toBe(true));
    // By the time of an answer our side, too, has seen the end of the socket.
    await client.channels.list();
    await client.close();
    expect(statuses).toEqual(['replaced', 'closed']);
    expect(stub.events.handshakes).toHaveLength(1);
    expect(errors).toEqual([{ kind: 'replaced', connection: 'default', application: 'a' }]);
  });

  it('leaves the others: they go on, and are the only ones after a reconnect', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url, { apps: ['a', 'b'] });
    await client.connect();
    stub.events.send({ type: 'ApplicationReplaced', application: 'a' });
    await eventually(() => expect(client.apps).toEqual(['b']));
    expect(client.status).toBe('connected');
    const again = nextStatus(client, 'connected');
    stub.events.cut();
    await again;
    expect(stub.events.handshakes.map(({ url }) => url)).toEqual(['/ari/events?app=a%2Cb', '/ari/events?app=b']);
  });
});

describeOnAsterisk('two programs with one application on a real Asterisk', () => {
  it('do not take it from each other for ever: the newer one has it', async () => {
    const app = unique('app');
    const [older, newer] = [asteriskClient({ apps: app }), asteriskClient({ apps: app })];
    await older.connect();
    const replaced = nextStatus(older, 'replaced');
    await newer.connect();
    await replaced;
    const ofNewer = statusesOf(newer);
    const heard = new Promise((resolve) => newer.once('ChannelUserevent', resolve));
    await older.events.userEvent('Whose', { application: app });
    await heard;
    expect(older.counts.received).toBe(1);
    expect(older.status).toBe('replaced');
    expect(ofNewer).toEqual([]);
  });
});
