import { describe, expect, it } from 'vitest';
import { FrameRouter, type FrameTaker } from '../../../lib/client/dispatch/index.js';

const ANSWER = Buffer.from('{"type":"RESTResponse","request_id":"1"}');
const EVENT = Buffer.from('{"type":"StasisStart","channel":{"id":"1"}}');
const DOUBTFUL = Buffer.from('{"type":5}');

function routed(takers: readonly FrameTaker[], frames: readonly Buffer[]): (string | undefined)[] {
  const left: (string | undefined)[] = [];
  const router = new FrameRouter(takers, (_frame, type) => left.push(type));
  for (const frame of frames) router.frame(frame);
  return left;
}

describe('the router of frames', () => {
  it('gives what nobody takes to the dispatcher, with the type that was scanned', () => {
    expect(routed([], [ANSWER, EVENT, DOUBTFUL])).toEqual(['RESTResponse', 'StasisStart', undefined]);
  });

  it('asks a taker about frames of its type alone, and the next one only where it refuses', () => {
    const asked: string[] = [];
    const taker = (name: string, takes: boolean, type?: string): FrameTaker => ({
      type,
      take: (_frame, seen) => {
        asked.push(`${name} ${seen}`);
        return takes;
      },
    });
    const list = [taker('first', false, 'RESTResponse'), taker('second', true, 'RESTResponse'), taker('any', false)];
    expect(routed(list, [ANSWER, EVENT, DOUBTFUL])).toEqual(['StasisStart', undefined]);
    expect(asked).toEqual(['first RESTResponse', 'second RESTResponse', 'any StasisStart', 'any undefined']);
  });
});
