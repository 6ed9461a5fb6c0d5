import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../lib/cli/index.js';
import {
  KNOWN_RELEASES,
  knownModel,
  offeredSince,
  PINNED_MODEL,
  readModel,
  type NeutralModel,
} from 'nestjs-ari/codegen';
import { CollectedOutput } from '../support/collected-output.js';

const models = new Map(
  await Promise.all(KNOWN_RELEASES.map(async (each) => [each, await readModel(knownModel(each) ?? each)] as const)),
);
const newest = await readModel(PINNED_MODEL);

/** Every place of a model that has releases of its own: what is younger than its owner stands here by itself. */
function placesOf(model: NeutralModel): Map<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  for (const { name: resource, since, operations } of model.resources) {
    places.set(resource, since);
    for (const { name, since: first, query, body } of operations) {
      places.set(`${resource}.${name}`, first);
      for (const each of body === undefined ? query : [...query, body])
        places.set(`${resource}.${name}.${each.name}`, each.since ?? first);
    }
  }
  for (const { name, since = [], fields } of model.events) {
    places.set(name, since);
    for (const field of fields) places.set(`${name}.${field.name}`, field.since ?? since);
  }
  for (const { name, fields } of model.objects)
    for (const field of fields) places.set(`${name}.${field.name}`, field.since ?? ['12.0.0']);
  return places;
}

const operationsOf = (model?: NeutralModel): number => model?.resources.flatMap((each) => each.operations).length ?? 0;

describe('the releases of Asterisk in this package', () => {
  it('offer what each of them is known to offer', () => {
    const counted = [...models.values()].map((model) => [model.asterisk, operationsOf(model), model.events.length]);
    expect(counted).toEqual([
      ['18.26.4', 100, 38],
      ['20.20.1', 109, 44],
      ['21.12.3', 102, 42],
      ['22.2.0', 100, 39],
      ['22.10.1', 109, 45],
    ]);
  });

  it.each(KNOWN_RELEASES)('%s has what is said to be in it since then, and nothing else', (release) => {
    const said = [...placesOf(newest)].filter(([, since]) => offeredSince(since, release)).map(([place]) => place);
    const there = placesOf(models.get(release) ?? newest);
    expect(said.filter((place) => !there.has(place))).toEqual([]);
    expect([...there.keys()].filter((place) => !said.includes(place))).toEqual([]);
  });

  it('are found by the beginning of their number', () => {
    expect(String(knownModel('22.2'))).toMatch(/asterisk-22\.2\.0\.json$/);
    expect(String(knownModel('22'))).toMatch(/asterisk-22\.10\.1\.json$/);
    expect(String(knownModel('18'))).toMatch(/asterisk-18\.26\.4\.json$/);
    expect(knownModel('22.1')).toBeUndefined();
    expect(knownModel('2')).toBeUndefined();
  });

  it('differ from 22.2 to 22.10 as was checked by hand', async () => {
    const output = new CollectedOutput();
    expect(await runCommand(['diff', '22.2', '22.10'], {}, output)).toBe(0);
    const checked = await readFile(new URL('./from-22.2-to-22.10.txt', import.meta.url), 'utf8');
    expect(`${output.said.join('\n')}\n`).toBe(checked);
  });

  it('tell a caller of 22.10 what the older one lacks', async () => {
    const output = new CollectedOutput();
    expect(await runCommand(['diff', '22.10', '22.2'], {}, output)).toBe(1);
    expect(output.said[0]).toBe('Asterisk 22.10.1 -> 22.2.0: 41 differences, 37 break callers');
    expect(output.said).toContain('! object Bridge, field bridgevars: removed (was optional, text{})');
  });
});

describe('offeredSince', () => {
  const since = ['20.13.0', '21.8.0', '22.3.0'];

  it.each([
    ['20.12.9', false],
    ['20.13.0', true],
    ['20.13', true],
    ['21.7.0', false],
    ['22.10.1', true],
    ['22.2.0', false],
    ['23.0.0', true],
    ['19.8.1', false],
    ['9.9.9', false],
  ])('knows that what came with 20.13, 21.8 and 22.3 is in %s: %s', (release, offered) => {
    expect(offeredSince(since, release)).toBe(offered);
  });

  it('knows branches between two others', () => {
    expect(offeredSince(['13.26.0', '16.3.0'], '15.7.4')).toBe(false);
    expect(offeredSince(['13.4.0'], '15.7.4')).toBe(true);
  });
});
