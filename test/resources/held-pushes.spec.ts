import { describe, expect, it } from 'vitest';
import { HeldPushes } from '../../lib/resources/changes/held-pushes.js';
import { ResourcePush } from '../../lib/resources/changes/index.js';

const push = (seq: number): ResourcePush =>
  new ResourcePush({
    stream: 'questions',
    kind: 'update',
    object: { id: seq },
    model: 'questions',
    pk: seq,
    position: { epoch: 'e', seq },
    ts: '',
  });

describe('pushes that are held back until the answer has been sent', () => {
  it('are refused when there are too many before it is written', () => {
    const held = new HeldPushes(
      () => {},
      () => {},
    );
    for (let seq = 1; seq <= 10_001; seq += 1) held.take(push(seq));
    expect(() => held.check()).toThrow('Too much happened meanwhile');
  });

  it('end with a gap that the subscriber is told of when there are too many while it is under way', () => {
    const heard: unknown[] = [];
    const held = new HeldPushes(
      ({ position: { seq } }) => heard.push(seq),
      ({ seq }) => heard.push(`gap before ${seq}`),
    );
    for (let seq = 1; seq <= 10_000; seq += 1) held.take(push(seq));
    held.check();
    held.take(push(10_001));
    held.take(push(10_002));
    held.release();
    held.take(push(10_003));
    expect(heard.slice(-3)).toEqual([10_000, 'gap before 10002', 10_003]);
  });
});
