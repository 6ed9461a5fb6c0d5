import { describe, expect, it } from 'vitest';
import type { AriClientError, AriResync } from 'nestjs-ari/client';
import { callIn, stubbedClient } from '../entities/support/stub-call.js';
import { fittingAnswer } from '../support/fitting-answer.js';
import { eventually } from '../support/eventually.js';
import { wireChannel } from '../entities/support/wire-events.js';

const DAMAGED: readonly [string, unknown][] = [
  ['an HTML page', '<html><title>Sign in</title></html>'],
  ['an object', {}],
  ['nothing', undefined],
  ['a list of something else', [{ status: 'ok' }]],
  ['a string', 'backend is away'],
  ['null', null],
];

describe('a gap after which the list of channels is answered with', () => {
  it.each(DAMAGED)('%s ends no call: it is reported and asked again', async (_name, body) => {
    const [client, stub] = await stubbedClient();
    const errors: AriClientError[] = [];
    const resyncs: AriResync[] = [];
    client.errors.subscribe((error) => errors.push(error));
    client.resyncs.subscribe((resync) => resyncs.push(resync));
    const channel = await callIn(client, stub);
    let ended = false;
    void channel.ended().then(() => (ended = true));
    let damaged = true;
    stub.answer = ({ method, path }) => {
      if (path === 'applications/objects') return { status: 200, body: { name: 'objects', channel_ids: ['c1'] } };
      if (path !== 'channels') return fittingAnswer({ method, path });
      return { status: 200, body: damaged ? body : [wireChannel('c1')] };
    };
    stub.cut();
    await eventually(() => expect(errors.map(({ kind }) => kind)).toContain('resync'));
    const reported = errors.find(({ kind }) => kind === 'resync') as { readonly error: { readonly code: string } };
    expect(reported.error.code).toBe('ARI_UNEXPECTED_ANSWER');
    expect(ended).toBe(false);
    damaged = false;
    await eventually(() => expect(resyncs).toHaveLength(1));
    expect(resyncs[0]?.ended).toEqual([]);
    expect(ended).toBe(false);
    expect(channel.signal.aborted).toBe(false);
  });
});
