import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { publicNames, type PublicName } from '../../build/public-names.js';
import { packageRoot } from '../asterisk/package-root.js';

/** As many names as a newcomer's editor may offer. */
const MOST = 300;

describe('the names that the package exports', () => {
  let entries: ReadonlyMap<string, readonly PublicName[]>;
  let all: readonly PublicName[];

  beforeAll(() => {
    entries = publicNames(packageRoot());
    all = [...entries.values()].flat();
  }, 240_000);

  // `npm run reference` writes the page. A name that appears in it or goes is to be seen in a review.
  it('are the ones of docs/reference.md', () => {
    const page = readFileSync(join(packageRoot(), 'docs/reference.md'), 'utf8');
    const listed = [...page.matchAll(/^- `(\w+)` /gm)].map(([, name = '']) => name);
    const names = new Map(all.map(({ name, place }) => [place, name]));
    expect(listed.sort()).toEqual([...names.values()].sort());
  });

  it(`are at most ${MOST} at the front door`, () => {
    const front = entries.get('nestjs-ari')?.length ?? 0;
    expect(front).toBeGreaterThan(200);
    expect(front).toBeLessThanOrEqual(MOST);
  });

  it('have a comment each, marked with @publicApi', () => {
    expect(all.filter(({ summary }) => summary === '').map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ tagged }) => !tagged).map(({ name }) => name)).toEqual([]);
  });

  it('mean one thing, from wherever they are imported', () => {
    const places = new Map<string, string>();
    for (const { name, place } of all) places.set(name, places.get(name) ?? place);
    expect(all.filter(({ name, place }) => places.get(name) !== place).map(({ name }) => name)).toEqual([]);
  });
});
