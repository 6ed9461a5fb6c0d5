import { beforeAll, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { normalisePhones } from './phones/phone-normalise.js';
import { type PhoneStory, phoneStories } from './phones/phone-stories.js';
import { type PhoneTarget, realPhones, virtualPhones } from './phones/phone-target.js';
import { realServer, simulatedServer } from './phones/two-servers.js';
import type { Stories } from './scenarios/normalise.js';
import { World } from './world.js';

async function played(story: PhoneStory, target: PhoneTarget): Promise<Stories> {
  const world = new World(target);
  try {
    const events = await world.app();
    await story.play({ world, target, events, app: await world.thing('app') });
    return normalisePhones(events.events, world.name('').slice(0, -1));
  } finally {
    await world.clear();
  }
}

describeOnAsterisk('the simulator and a real Asterisk tell the same story of telephones:', () => {
  let simulated: PhoneTarget;
  let real: PhoneTarget;

  beforeAll(async () => {
    const [simulator, server] = await Promise.all([simulatedServer(), realServer()]);
    simulated = virtualPhones(simulator);
    real = realPhones(server);
    return async () => {
      await simulator.stop();
      // A phone that went without a word keeps a server from stopping in order.
      await server.kill();
      await server.stop();
    };
  });

  it.each(phoneStories)('$name', async (story) => {
    const [ours, theirs] = await Promise.all([played(story, simulated), played(story, real)]);
    expect(ours).toEqual(theirs);
  });
});
