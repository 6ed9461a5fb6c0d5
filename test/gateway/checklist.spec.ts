import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';

/** What a gateway must do, and the test over real sockets that shows it: its file, and words of its title. */
const CHECKLIST: readonly (readonly [item: string, file: string, title: string])[] = [
  ['1 pk in data and beside it', 'gateway/frames.e2e-spec.ts', 'takes the key inside the data as well as beside it'],
  ['2 two different pks: 400', 'gateway/frames.e2e-spec.ts', 'takes the key inside the data as well as beside it'],
  ['3 unmapped stream: one reply, 404', 'gateway/frames.e2e-spec.ts', 'every frame has exactly one answer'],
  ['4 missing action: a reply, no silence', 'gateway/frames.e2e-spec.ts', 'every frame has exactly one answer'],
  ['5 five keys, request_id null', 'gateway/transcripts.e2e-spec.ts', 'a request without an id is answered with null'],
  ['6 shape of errors of validation', 'gateway/frames.e2e-spec.ts', 'every frame has exactly one answer'],
  [
    '7 permission before existence',
    'gateway/subscriptions.e2e-spec.ts',
    'is answered with 404 where the object is not there',
  ],
  ['8 an action that throws: 500, the socket lives', 'gateway/frames.e2e-spec.ts', 'leaves the socket alive'],
  ['9 a push has no response_status', 'gateway/transcripts.e2e-spec.ts', 'push four keys and what came later'],
  ['10 the five subscriptions', 'gateway/subscriptions.e2e-spec.ts', 'a subscription over a socket'],
  [
    '11 subscribe to what is invisible: 404',
    'gateway/subscriptions.e2e-spec.ts',
    'is answered with 404 where the object is not there',
  ],
  ['12 unsubscribe as often as one likes', 'gateway/subscriptions.e2e-spec.ts', 'as often as it is asked to'],
  ['13 a move is a delete and a create', 'live/tenant-moves.e2e-spec.ts', 'out as a delete and in as a create'],
  ['14 a delete has the same name for the key', 'live/tenant-moves.e2e-spec.ts', 'out as a delete and in as a create'],
  ['15 RPC errors in their exact texts', 'gateway/rpc.e2e-spec.ts', 'has one answer, and the socket lives'],
  ['16 globs of events', 'gateway/ari-events.e2e-spec.ts', 'by pattern, up to its end'],
  ['17 a disconnect ends all at once', 'gateway/subscriptions.e2e-spec.ts', 'is gone at once when its socket is'],
  ['18 a slow consumer', 'gateway/limits.e2e-spec.ts', 'the others hear everything meanwhile'],
  ['19 two processes: a push crosses', 'cluster/two-processes.e2e-spec.ts', '19: a push crosses'],
  ['20 resume by seq, refused after a new epoch', 'live/gap.e2e-spec.ts', 'tells each what it missed'],
  [
    '21 tenants: lists, nested ids, pushes',
    'live/tenants.e2e-spec.ts',
    'see neither calls of each other nor their ids in a bridge',
  ],
  ['22 a revoked grant stops pushes', 'gateway/subscriptions.e2e-spec.ts', 'ends when the grant does'],
  ['23 a frame above the limit: 1009', 'gateway/limits.e2e-spec.ts', 'ends with 1009 at a frame that is too long'],
  [
    '24 no page of the console in production: 404',
    'gateway/console-in-production.e2e-spec.ts',
    '24: is not there in production',
  ],
];

/** Those that speak of Asterisk itself hold on the real one, too. */
const ON_BOTH: readonly string[] = [
  'live/tenant-moves.e2e-spec.ts',
  'live/gap.e2e-spec.ts',
  'live/tenants.e2e-spec.ts',
  'gateway/ari-events.e2e-spec.ts',
];

const textOf = (file: string): string => readFileSync(join(packageRoot(), 'test', file), 'utf8');

describe('the checklist of the gateway', () => {
  it('has 24 items', () => expect(CHECKLIST.map(([item]) => parseInt(item))).toEqual([...Array(25).keys()].slice(1)));

  it.each(CHECKLIST)('%s: has its test', (_item, file, title) => expect(textOf(file)).toContain(title));

  it.each(ON_BOTH)('%s runs on the simulator and on the real Asterisk', (file) => {
    expect(textOf(file)).toContain('startSimulator()');
    expect(textOf(file)).toContain('describeOnAsterisk(');
  });
});
