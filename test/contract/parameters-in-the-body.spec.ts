import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { allCases, sharedCases } from './cases/all-cases.js';
import { inTheBody, operationsWithQueryInBody } from './in-the-body.js';
import { runCase } from './run-case.js';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const moved = sharedCases.flatMap((row) => inTheBody(row) ?? []);

/**
 * The package of Debian has no mailboxes: what they take are two numbers and a name in the path, which are never long. The log is
 * tried below, and long in `test/client/commands/long`; telephones in `phone-operations.spec.ts`.
 */
const ELSEWHERE = ['mailboxes.update', 'asterisk.addLog'];

it('tries every operation of which the generated code says that its parameters may travel there', () => {
  const tried = new Set(
    allCases
      .flatMap((row) => inTheBody(row) ?? [])
      .filter(({ status }) => status < 300)
      .map(({ operation }) => operation),
  );
  const untried = operationsWithQueryInBody.filter((name) => !tried.has(name) && !ELSEWHERE.includes(name));
  expect(untried).toEqual([]);
});

describeOnBoth('parameters in a JSON body are answered like those of the query', (target) => {
  let world: World;
  beforeEach(() => {
    world = new World(target);
  });
  afterEach(() => world.clear());

  it.each(moved)('$operation: $title', (row) => runCase(world, row));

  it('a log channel is added with the levels of the body', async () => {
    const path = `asterisk/logging/in-the-body-${process.pid}`;
    const added = await world.send('POST', path, { configuration: 'notice,warning' });
    expect({ status: added.status, body: added.body }).toMatchObject({ status: 204 });
    const { body } = await world.send('GET', 'asterisk/logging');
    expect(body).toContainEqual(
      expect.objectContaining({ channel: expect.stringContaining(`in-the-body-${process.pid}`) }),
    );
    expect(await world.send('DELETE', path)).toMatchObject({ status: 204 });
  });

  it.each([
    ['a number for a text is none', 'asterisk/variable', { variable: 5, value: 'x' }, 400],
    ['a text for a number is 0', 'channels/{channel}/play', { media: 'sound:beep', skipms: '-1' }, 201],
    ['a number for a number counts', 'channels/{channel}/play', { media: 'sound:beep', skipms: -1 }, 400],
    [
      // The first is long: one that does not exist would have given way to the second before the answer is written.
      'a list with commas stays',
      'channels/{channel}/play',
      { media: ['sound:demo-congrats', 'sound:http://127.0.0.1:9/a,b'] },
      201,
    ],
    ['a text with a comma is one item', 'bridges/{bridge}/addChannel', { channel: '{channel},{channel}' }, 400],
  ])('%s', async (_title, path, body, status) => {
    const answer = await world.send('POST', await world.fill(path), await world.fillIn(body));
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
    if ('media' in body && Array.isArray(body.media)) {
      expect(answer.body).toMatchObject({ media_uri: body.media[0], next_media_uri: body.media[1] });
    }
  });
});
