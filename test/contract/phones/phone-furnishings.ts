import type { Furnishings } from '../furnishings.js';
import type { World } from '../world.js';
import type { PhoneTarget } from './phone-target.js';

/** What rows about telephones use besides what every row may. */
export function phoneFurnishings(target: PhoneTarget): Furnishings {
  const called = async (world: World): Promise<string> => {
    const events = await world.app();
    const phone = await target.call(`app-${await world.thing('app')}`);
    const start = await events.type('StasisStart');
    const { id } = start['channel'] as { id: string };
    world.afterwards(async () => {
      await world.send('DELETE', `channels/${id}`);
      await phone.unplug();
    });
    return id;
  };
  const object = async (world: World, type: string, fields: readonly [string, string][]): Promise<string> => {
    const id = world.name('object');
    const path = `asterisk/config/dynamic/res_pjsip/${type}/${id}`;
    world.afterwards(() => world.send('DELETE', path));
    await world.must('PUT', path, { fields: fields.map(([attribute, value]) => ({ attribute, value })) });
    return id;
  };
  return {
    /** A telephone's channel that waits for an answer. */
    waiting: called,
    /** One that was answered. */
    talking: async (world) => {
      const id = await called(world);
      await world.must('POST', `channels/${id}/answer`);
      return id;
    },
    /** An address-of-record that was added while the server ran. */
    aor: (world) => object(world, 'aor', [['contact', 'sip:somebody@127.0.0.1:9']]),
  };
}
