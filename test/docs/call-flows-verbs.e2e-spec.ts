import type { Channel } from 'nestjs-ari';
import { describe, expect, it } from 'vitest';
import { press } from '../calls/support/press.js';
import { simulatedCall } from '../calls/support/simulated-call.js';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/call-flows.md';

const imported = (name: string): Promise<unknown> =>
  import(/* @vite-ignore */ writeProgram('call-flows-verbs', namedBlock(PAGE, name), {}));

describe(`the examples of ${PAGE} about questions, sounds and recordings`, () => {
  it('the reception asks for a PIN until it is right, and then for a department', async () => {
    const { reception } = (await imported('pin.ts')) as { reception: (caller: Channel) => Promise<string> };
    const call = await simulatedCall();
    const chosen = reception(call.channel);
    await press(call, '1234');
    await press(call, '4711');
    await press(call, '2');
    expect(await chosen).toBe('support');
    expect(call.caller.sounds).toEqual(['sound:vm-password', 'sound:vm-incorrect', 'sound:vm-options']);
  });

  it('music is heard while it is looked up', async () => {
    const { lookUp } = (await imported('sounds.ts')) as {
      lookUp: (caller: Channel, search: Promise<string>) => Promise<string>;
    };
    const call = await simulatedCall();
    const found = lookUp(call.channel, Promise.resolve('row 7'));
    await call.pass(9_000);
    expect(await found).toBe('row 7');
    expect(call.caller.sounds).toEqual(['sound:please-try-again', 'sound:vm-goodbye']);
  });

  it('a message is taken, and a person is told from silence', async () => {
    const { takeMessage, remind } = (await imported('message.ts')) as {
      takeMessage: (caller: Channel) => Promise<string | undefined>;
      remind: (called: Channel) => Promise<boolean>;
    };
    const call = await simulatedCall();
    const message = takeMessage(call.channel);
    await call.pass(8_000);
    await press(call, '#');
    await press(call, '1');
    expect(await message).toMatch(/^recording:/);
    const reminded = remind(call.channel);
    await call.pass(6_000);
    expect(await reminded).toBe(false);
  });
});
