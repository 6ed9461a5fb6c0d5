import type { ModuleRef } from '@nestjs/core';
import type { AriConnections } from 'nestjs-ari';
import { play } from 'nestjs-ari/calls';
import { FakeAri } from 'nestjs-ari/testing';
import { expect, it, onTestFinished } from 'vitest';
import { TimelineRecorder } from '../../lib/console/timeline/index.js';

/** An application whose user may see the one call there is. */
function application(): { readonly ari: FakeAri; readonly labels: () => Promise<readonly string[]> } {
  const ari = new FakeAri();
  const connections = { all: () => [{ client: ari, overview: {} }] } as unknown as AriConnections;
  const runner = { run: () => Promise.resolve({ status: 200, data: [{ id: 'caller-1' }] }) };
  const recorder = new TimelineRecorder(connections, { get: () => runner } as unknown as ModuleRef);
  recorder.onApplicationBootstrap();
  onTestFinished(() => recorder.onModuleDestroy());
  const labels = async (): Promise<readonly string[]> => {
    const { legs } = (await recorder.show({ callId: 'call-1' }, {} as never)) as {
      readonly legs: readonly { readonly entries: readonly { readonly label: string }[] }[];
    };
    return legs.flatMap(({ entries }) => entries.map(({ label }) => label));
  };
  return { ari, labels };
}

// Two Asterisks may give two channels one id, and two applications name their connections alike.
it('two applications of one process remember their own commands and call flows alone', async () => {
  const [one, other] = [application(), application()];
  const channel = await one.ari.channels.get('caller-1');
  await one.ari.channels.answer('caller-1');
  const over = AbortSignal.abort();
  await play(channel, 'sound:hello', { signal: over });
  expect(await one.labels()).toEqual(expect.arrayContaining(['channels.answer', 'play']));
  expect(await other.labels()).toEqual([]);
});
