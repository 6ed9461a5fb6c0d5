import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describeOnBoth('the variables of a Local call that is originated', (target) => {
  let world: World;
  beforeAll(() => {
    world = new World(target);
    return () => world.clear();
  });

  it('are on both halves, by their names without underscores', async () => {
    const events = await world.listen(world.name('app'), { subscribeAll: true });
    const [first, second] = [world.name('first'), world.name('second')];
    const path = `channels?endpoint=Local/answer@default&app=${world.name('app')}&channelId=${first}&otherChannelId=${second}`;
    await world.must('POST', path, { variables: { __FAR: 'x', _NEAR: 'y', PLAIN: 'z' } });
    world.afterwards(() => world.send('DELETE', `channels/${first}`));
    await events.type('StasisStart', first);
    for (const half of [first, second]) {
      for (const [name, value] of [
        ['FAR', 'x'],
        ['NEAR', 'y'],
        ['PLAIN', 'z'],
      ]) {
        expect(await world.send('GET', `channels/${half}/variable?variable=${name}`)).toMatchObject({
          status: 200,
          body: { value },
        });
      }
      expect(await world.send('GET', `channels/${half}/variable?variable=__FAR`)).toMatchObject({ status: 404 });
    }
    const told = events
      .of('ChannelVarset')
      .map((event) => [(event['channel'] as { id: string } | undefined)?.id, event['variable']])
      .filter(([id, name]) => (id === first || id === second) && name !== 'STASISSTATUS');
    expect(told).toEqual([
      [first, '__FAR'],
      [first, '_NEAR'],
      [first, 'PLAIN'],
      [second, 'PLAIN'],
      [second, '_NEAR'],
      [second, '__FAR'],
    ]);
  });
});
