import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { keptTables } from '../faults/support/kept-tables.js';

const CALLS = 300;

it('what is bound to a call is gone with the call: listeners, waits and the call itself', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  client.on('StasisStart', ({ channel }) => {
    channel.on('ChannelHold', () => {});
    void channel.ended();
    void channel.nextDigit();
  });
  await client.connect();
  const tell = (type: string): void => {
    for (let id = 1; id <= CALLS; id += 1) {
      const channel = { id: String(id), name: 'PJSIP/a', state: 'Up' };
      stub.events.send({ type, application: 'a', args: [], channel, cause: 16, cause_txt: 'Normal Clearing' });
    }
  };
  tell('StasisStart');
  await eventually(() => expect(keptTables(client)).toMatchObject({ lives: CALLS, objects: CALLS }));
  tell('ChannelDestroyed');
  await eventually(() => expect(keptTables(client)).toEqual({ lives: 0, objects: 0, running: 0 }));
});
