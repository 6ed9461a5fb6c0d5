import { describe, expect, it } from 'vitest';
import { gather, type GatherOutcome } from 'nestjs-ari/calls';
import type { AriClient } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage, type Flow } from '../support/stage.js';
import { GATHER_ROWS, type GatherRow } from './gather-rows.js';
import { WhatIsHeard } from './what-is-heard.js';

/** Either server, with one caller. */
interface RowStage {
  readonly client: AriClient;
  call<T>(flow: Flow<T>): Promise<{
    readonly caller: { press(keys: string): Promise<unknown>; hangup(): Promise<unknown> };
    readonly result: Promise<T>;
  }>;
  empty(): Promise<void>;
}

/** Durations of the real sounds, shortened. */
const SOUNDS = [
  { id: 'demo-congrats', lengthMs: 20_000 },
  { id: 'vm-goodbye', lengthMs: 600 },
  { id: 'beep', lengthMs: 150 },
];

async function shows(stage: RowStage, row: GatherRow): Promise<void> {
  const line = new WhatIsHeard(stage.client);
  const { caller, result } = await stage.call(async (channel): Promise<GatherOutcome> => {
    await channel.answer();
    const answer = await gather(channel, row.options);
    await channel.hangup({ ifGone: 'ignore' });
    return answer;
  });
  await line.sounds(1);
  if (row.keys !== undefined) await caller.press(row.keys);
  if (row.hangsUp === true) await caller.hangup();
  if (row.late !== undefined) {
    await line.sounds(row.late.after);
    await caller.press(row.late.keys);
  }
  expect(await result).toMatchObject(row.outcome);
  await stage.empty();
  expect(inOrder(line.heard)).toEqual(inOrder(row.heard));
}

/** The first key silences the prompt: whether its silence is told before the next key is up to the network. */
function inOrder(heard: readonly string[]): { readonly sounds: readonly string[]; readonly keys: readonly string[] } {
  return {
    sounds: heard.filter((what) => !what.startsWith('key')),
    keys: heard.filter((what) => what.startsWith('key')),
  };
}

describe('gather, row by row, on the simulator', () => {
  it.each(GATHER_ROWS)('$name', async (row) => {
    await shows(await Stage.set({ sounds: SOUNDS }), row);
  });
});

describeOnAsterisk('gather, row by row, on a real Asterisk with RFC 4733 digits', () => {
  it.each(GATHER_ROWS)('$name', async (row) => {
    await shows(await RealStage.set(), row);
  });
});
