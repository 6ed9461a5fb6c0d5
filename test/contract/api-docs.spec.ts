import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { describeOnBoth, real, simulated, startSimulator, type Target } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const resources = [
  ...['resources', 'applications', 'asterisk', 'bridges', 'channels', 'deviceStates', 'endpoints', 'events'],
  ...['mailboxes', 'playbacks', 'recordings', 'sounds'],
];

/** What a person reads; the rest is what a generator reads. */
const prose = new Set([
  'description',
  'summary',
  'notes',
  'reason',
  '_copyright',
  '_author',
  '_svn_revision',
  '_comment',
  'basePath',
]);

function facts(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => facts(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => named || typeof entry === 'object' || !prose.has(key))
      .map(([key, entry]) => [key, facts(entry, key === 'properties' || key === 'models')]),
  );
}

describeOnAsterisk('the api-docs say the same', () => {
  it.each(resources)('about %s', async (resource) => {
    const ask = async (target: Target) => (await new World(target).must('GET', `api-docs/${resource}.json`)).body;
    expect(facts(await ask(simulated))).toEqual(facts(await ask(real)));
  });
});

describeOnBoth('the api-docs', (target) => {
  it('name the address by which they were asked', async () => {
    const answer = await new World(target).must('GET', 'api-docs/channels.json');
    expect(answer.body).toMatchObject({ basePath: target.address().url });
  });

  it.each([
    ['need credentials', 'GET', 'channels.json', { authorization: false } as const, 401, 'Authentication required'],
    ['have no other file', 'GET', 'nope.json', {}, 404, 'Resource not found'],
    ['cannot be changed', 'POST', 'channels.json', {}, 405, 'Unsupported method'],
  ])('%s', async (_title, method, file, options, status, message) => {
    const answer = await new World(target).send(method, `api-docs/${file}`, undefined, options);
    expect(answer).toMatchObject({ status, body: { message } });
  });
});
