import { afterEach, expect, it, vi } from 'vitest';
import { fittingAnswer } from '../../support/fitting-answer.js';
import { NOT_FOUND } from '../support/exchange-stub.js';
import { stubbedClient } from '../support/stub-call.js';
import { wireChannel } from '../support/wire-events.js';

afterEach(() => vi.useRealTimers());

// Asterisk tells nobody of such a call until it is asked to, and by then it may be over.
it('a call into the dialplan is asked for as soon as it is subscribed to, and ends as a hangup', async () => {
  const [client, stub] = await stubbedClient();
  // No timer runs: nothing that is seen below was waited for.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const sent: string[] = [];
  let over = (): void => {};
  const asked = new Promise<void>((resolve) => (over = resolve));
  stub.answer = ({ method, path }) => {
    sent.push(`${method} ${path.replace(/channels\/.+/, 'channels/<id>')}`);
    if (method === 'POST' && path.startsWith('channels/')) {
      return { status: 200, body: wireChannel(path.slice('channels/'.length), 'Down') };
    }
    if (method !== 'GET' || !path.startsWith('channels/')) return fittingAnswer({ method, path });
    over();
    return NOT_FOUND;
  };
  const call = client.originate('PJSIP/ada', { context: 'default', extension: '100' });
  const ended = call.ended();
  await call;
  await asked;
  expect(sent).toEqual(['POST channels/<id>', 'POST applications/objects/subscription', 'GET channels/<id>']);
  // The answer comes in one of the next turns; a late event has a moment then.
  let end: unknown;
  void ended.then((outcome) => (end = outcome));
  while (end === undefined) {
    await vi.advanceTimersByTimeAsync(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(end).toMatchObject({ outcome: 'hangup', channel: { id: call.id } });
});
