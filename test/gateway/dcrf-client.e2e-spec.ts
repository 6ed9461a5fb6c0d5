import { createRequire } from 'node:module';
import type { DCRFClient } from 'dcrf-client';
import { MemoryStore, ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { startGateway } from './support/started-gateway.js';
import { eventually } from '../client/support/eventually.js';

// Required as a program of its time would: it is CommonJS, and its only value is its default.
const { default: dcrf } = createRequire(import.meta.url)('dcrf-client') as typeof import('dcrf-client');

const Call = z.object({ id: z.number(), state: z.string() });
type Call = z.infer<typeof Call>;

class CallsStore extends MemoryStore<Call> {
  constructor() {
    let last = 0;
    super({ newKey: () => (last += 1) });
  }
}

@ResourceBinding({ stream: 'calls', schema: Call })
class CallsBinding extends ModelBinding<Call> {
  constructor(store: CallsStore) {
    super(store);
  }
}

/** Every socket that the client has opened, with the header that a browser's cookie would be. */
function openedSockets(): { readonly sockets: WebSocket[]; readonly constructor: typeof WebSocket } {
  const sockets: WebSocket[] = [];
  class SignedIn extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { authorization: 'Bearer ada' } });
      sockets.push(this);
    }
  }
  return { sockets, constructor: SignedIn as typeof WebSocket };
}

function connect(url: string, constructor: typeof WebSocket): DCRFClient {
  const websocket = { WebSocket: constructor, minReconnectionDelay: 10, maxReconnectionDelay: 50 } as never;
  const client = dcrf.connect(url, { pkField: 'id', websocket });
  onTestFinished(() => client.close(false));
  return client;
}

it('a client that was written for another server of this protocol works, as it comes from npm', async () => {
  const { app, url } = await startGateway({ providers: [CallsStore, CallsBinding] });
  const store = app.get(CallsStore);
  const { sockets, constructor } = openedSockets();
  const client = connect(url, constructor);
  expect(await client.create('calls', { state: 'Ring' })).toEqual({ id: 1, state: 'Ring' });
  expect(await client.list('calls')).toEqual([{ id: 1, state: 'Ring' }]);
  expect(await client.retrieve('calls', 1)).toEqual({ id: 1, state: 'Ring' });

  const heard: unknown[] = [];
  await client.subscribe('calls', 1, (data, action) => heard.push([action, data]));
  expect(await client.update('calls', 1, { state: 'Up' })).toEqual({ id: 1, state: 'Up' });
  expect(await client.patch('calls', 1, { state: 'Hold' })).toEqual({ id: 1, state: 'Hold' });
  await eventually(() => expect(heard).toHaveLength(2));

  // It subscribes again by itself.
  sockets[0]?.terminate();
  await eventually(() => expect(sockets[1]?.readyState).toBe(WebSocket.OPEN));
  expect(await client.list('calls')).toHaveLength(1);
  await store.patch('1', { state: 'Up' });
  await eventually(() => expect(heard).toHaveLength(3));
  expect(await client.delete('calls', 1)).toEqual({});
  await eventually(() => expect(heard).toHaveLength(4));
  expect(heard).toEqual([
    ['update', { id: 1, state: 'Up' }],
    ['update', { id: 1, state: 'Hold' }],
    ['update', { id: 1, state: 'Up' }],
    ['delete', { id: 1, pk: 1 }],
  ]);

  await expect(client.retrieve('calls', 1)).rejects.toMatchObject({ response_status: 404, errors: ['Not found.'] });
  await expect(client.create('calls', { state: 7 })).rejects.toMatchObject({ response_status: 422 });
});
