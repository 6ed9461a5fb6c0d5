// Makes each of the joined rooms throw, and prints where the stacks say that it was.
import { OnStasisStart } from 'nestjs-ari';
import { AriClient } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';

const failures = {
  client: () => new AriClient({ url: 'nonsense' }),
  module: () => OnStasisStart()(class Ivr {}, 'greet', {}),
  testing: () => AsteriskSimulator.start({ dialplan: { default: { 1001: ['nonsense('] } } }),
};

const stacks = {};
for (const [room, fail] of Object.entries(failures)) {
  try {
    await fail();
  } catch (error) {
    stacks[room] = error.stack;
  }
}
process.stdout.write(JSON.stringify(stacks));
