import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Channel } from 'nestjs-ari';
import { AriTestingModule, AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Stage } from '../calls/support/stage.js';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/call-flows.md';

const imported = (name: string): Promise<unknown> =>
  import(/* @vite-ignore */ writeProgram('call-flows', namedBlock(PAGE, name), {}));

describe(`the examples of ${PAGE} about transfers and conferences`, () => {
  it('a doctor who is busy brings the patient back', async () => {
    const { toTheDoctor } = (await imported('hand-over.ts')) as { toTheDoctor: (patient: Channel) => Promise<string> };
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/doctor').onRing((ring) => ring.busy());
    const { result } = await stage.call(toTheDoctor);
    expect(await result).toBe('is back: busy');
  });

  it('the board room lets in who knows the PIN', async () => {
    const { boardRoom } = (await imported('board-room.ts')) as {
      boardRoom: (caller: Channel, moderator: boolean) => Promise<string>;
    };
    const stage = await Stage.set();
    const { caller, result } = await stage.call((channel) => boardRoom(channel, true));
    await caller.heard('sound:conf-getpin');
    await caller.press('1234');
    await caller.heard('sound:beep');
    await caller.press('#');
    expect(await result).toBe('left');
  });

  it('the switchboard declines a transfer to abroad', async () => {
    const { SwitchboardController } = (await imported('switchboard.controller.ts')) as { SwitchboardController: Type };
    const imports = [AriTestingModule.forRoot()];
    const app = await Test.createTestingModule({ imports, providers: [SwitchboardController] }).compile();
    onTestFinished(() => app.close());
    await app.init();
    const asterisk = app.get(AsteriskSimulator);
    const answering = new Promise<PhoneCall>(
      (resolve) => void asterisk.phone('PJSIP/bob').onRing((ring) => resolve(ring.answer())),
    );
    const caller = await asterisk.call({ from: '1001', app: 'switchboard', args: ['PJSIP/bob'] });
    await caller.answered();
    expect(await caller.transfer('0049')).toBe(603);
    await (await answering).hangup();
    await caller.ended();
  });
});
