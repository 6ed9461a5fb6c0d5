import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describeOnBoth('modules and logs', (target) => {
  it('unloads a module and loads it again', async () => {
    const world = new World(target);
    // Nothing else in this suite needs verbose messages.
    const path = 'asterisk/modules/app_verbose.so';
    expect((await world.send('DELETE', path)).status).toBe(204);
    expect((await world.send('GET', path)).status).toBe(404);
    expect((await world.send('POST', path)).status).toBe(204);
    expect((await world.send('GET', path)).status).toBe(200);
  });

  it('adds a log, lists it and takes it away', async () => {
    const world = new World(target);
    const name = world.name('log');
    const path = `asterisk/logging/${name}`;
    expect((await world.send('POST', `${path}?configuration=notice,warning`)).status).toBe(204);
    world.afterwards(() => world.send('DELETE', path));
    expect(await world.send('POST', `${path}?configuration=notice`)).toMatchObject({
      status: 409,
      body: { message: 'Log channel already exists' },
    });
    const { body } = await world.send('GET', 'asterisk/logging');
    const logs = body as { channel: string; type: string; status: string; configuration: string }[];
    const log = logs.find(({ channel }) => channel.endsWith(name));
    expect(log).toMatchObject({ type: 'File', status: 'Enabled' });
    expect(log?.configuration.trim().split(' ').toSorted()).toEqual(['NOTICE', 'WARNING']);
    expect((await world.send('DELETE', path)).status).toBe(204);
    await world.clear();
  });

  it('forgets a log that is rotated: it is in no configuration file', async () => {
    const world = new World(target);
    const path = `asterisk/logging/${world.name('log')}`;
    expect((await world.send('POST', `${path}?configuration=notice`)).status).toBe(204);
    expect((await world.send('PUT', `${path}/rotate`)).status).toBe(204);
    expect((await world.send('DELETE', path)).status).toBe(404);
  });
});
