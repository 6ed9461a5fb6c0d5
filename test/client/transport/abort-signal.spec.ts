import { expect, it, vi } from 'vitest';
import { AriAbortedException } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';

const mute = (): void => {};
const REASON = new Error('the caller hung up');

// With an interceptor a command goes through axios, which has an idea of its own about signals.
for (const way of ['directly', 'through an interceptor'] as const) {
  async function setUp() {
    const stub = await stubFor(mute);
    const client = clientFor(stub.url, { sockets: 1 });
    if (way === 'through an interceptor') client.http.interceptors.request.use((config) => config);
    return { stub, client };
  }

  it(`${way}: a signal that is aborted already keeps the command from being sent`, async () => {
    const { stub, client } = await setUp();
    const error = await failureOf(client.channels.answer('7', { signal: AbortSignal.abort(REASON) }));
    expect(error).toBeInstanceOf(AriAbortedException);
    expect(error).toMatchObject({ sent: 'no', operation: 'channels.answer', cause: REASON });
    expect(stub.connections).toBe(0);
  });

  it(`${way}: a signal while the command waits for a socket: not sent`, async () => {
    const { stub, client } = await setUp();
    const busy = failureOf(client.channels.answer('busy', { timeout: 500 }));
    await eventually(() => expect(stub.requests).toHaveLength(1));
    const abort = new AbortController();
    const failed = failureOf(client.channels.answer('7', { signal: abort.signal }));
    abort.abort(REASON);
    expect(await failed).toBeInstanceOf(AriAbortedException);
    expect(await failed).toMatchObject({ sent: 'no', cause: REASON });
    await busy;
    expect(stub.requests).toHaveLength(1);
  });

  it(`${way}: a signal after the command was sent: its outcome is unknown`, async () => {
    const { stub, client } = await setUp();
    const abort = new AbortController();
    const failed = failureOf(client.channels.answer('7', { signal: abort.signal }));
    await eventually(() => expect(stub.requests).toHaveLength(1));
    const [carrier] = stub.sockets;
    abort.abort(REASON);
    expect(await failed).toBeInstanceOf(AriAbortedException);
    expect(await failed).toMatchObject({ sent: 'unknown', cause: REASON });
    await eventually(() => expect(carrier?.destroyed).toBe(true));
    expect(stub.requests).toHaveLength(1);
  });
}

it('an abort after the answer changes nothing, and leaves no listener on the signal', async () => {
  const stub = await stubFor();
  const abort = new AbortController();
  const added = vi.spyOn(abort.signal, 'addEventListener');
  const removed = vi.spyOn(abort.signal, 'removeEventListener');
  await clientFor(stub.url).channels.answer('7', { signal: abort.signal });
  expect(added).toHaveBeenCalled();
  expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
  abort.abort();
});
