import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from 'nestjs-ari';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { Stage } from '../calls/support/stage.js';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/call-flows-side-by-side.md';
const page = readFileSync(join(packageRoot(), PAGE), 'utf8');

function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(\w+).*\n([\s\S]*?)^```/gm)].flatMap(([, kind, text]) =>
    kind === language ? [text ?? ''] : [],
  );
}

function lines(texts: readonly string[]): number {
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '').length;
}

const WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

describe(PAGE, () => {
  it.each([
    ['ts', /(\d+) lines of TypeScript: (one) function/],
    ['xml', /(\d+) lines of XML in (\w+) documents/],
    ['json', /(\d+) lines of JSON in (\w+) documents/],
  ])('says how long the form in %s is', (language, said) => {
    const [, many, documents = ''] = said.exec(page) ?? [];
    const found = blocks(language);
    expect([Number(many), WORDS[documents]]).toEqual([lines(found), found.length]);
  });

  it('shows JSON that is JSON', () => {
    for (const text of blocks('json')) expect(Array.isArray(JSON.parse(text))).toBe(true);
  });

  it('shows a line that works: asks twice, rings, and takes a message', async () => {
    const { departments } = (await import(
      /* @vite-ignore */ writeProgram('side-by-side', namedBlock(PAGE, 'departments.ts'), {})
    )) as { departments: (caller: Channel) => Promise<string> };
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/department-4').onRing((ring) => ring.busy());
    const recording = new Promise((resolve) => stage.client.once('RecordingStarted', resolve));
    const { caller, result } = await stage.call(departments);
    await caller.heard('sound:vm-enter-num-to-call', { timeout: 10_000 });
    await caller.press('4');
    await caller.heard('sound:vm-intro', { timeout: 10_000 });
    await recording;
    await caller.hangup();
    expect((await stage.client.recordings.getStored(await result)).format).toBe('wav');
  }, 120_000);
});
