import { Ari, AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { dial, Transfer, type AcceptedTransfer, type DialResult } from 'nestjs-ari/calls';
import { OnTransfer } from 'nestjs-ari/calls/nest';
import { Test, type TestingModule } from '@nestjs/testing';
import { AriTestingModule, AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandsOf } from '../support/commands-of.js';

/** What became of calls and transfers, in the order in which they ended. */
const ended: (AcceptedTransfer | DialResult)[] = [];

/** `Stasis(switchboard,PJSIP/bob)` connects a caller; who is connected may transfer by the telephone. */
@AriController({ app: 'switchboard' })
class Switchboard {
  @OnStasisStart()
  async connect({ channel, args: [endpoint = ''] }: StasisStart): Promise<void> {
    const leaves = { 'PJSIP_TRANSFER_HANDLING()': 'ari-only' };
    await channel.setChannelVar('PJSIP_TRANSFER_HANDLING()', { value: 'ari-only' });
    ended.push(await dial(channel, endpoint, { variables: leaves }));
    await channel.hangup({ ifGone: 'ignore' });
  }

  @OnTransfer()
  async transfer(transfer: Transfer): Promise<void> {
    if (transfer.destination === 'forgotten') await transfer.transferer.hangup();
    else if (transfer.kind === 'blind' && transfer.destination === 'nowhere') await transfer.decline();
    else ended.push(await transfer.accept(`PJSIP/${transfer.destination}`));
  }
}

let app: TestingModule;

async function started(): Promise<AsteriskSimulator> {
  ended.length = 0;
  const imports = [AriTestingModule.forRoot()];
  app = await Test.createTestingModule({ imports, providers: [Switchboard] }).compile();
  const running = app;
  onTestFinished(() => running.close());
  await app.init();
  return app.get(AsteriskSimulator);
}

const picksUp = (asterisk: AsteriskSimulator, endpoint: string): Promise<PhoneCall> =>
  new Promise((resolve) => void asterisk.phone(endpoint).onRing((ring) => resolve(ring.answer())));

/** Resolves when so many pairs talk. */
async function talking(pairs = 1): Promise<void> {
  const client = app.get(Ari);
  const full = async (): Promise<number> =>
    (await client.bridges.list()).filter(({ channels }) => channels.length === 2).length;
  await expect.poll(full).toBe(pairs);
}

describe('a transfer that a telephone asks for', () => {
  it('blind, by the caller: the callee talks with the destination, and the caller is let go', async () => {
    const asterisk = await started();
    const bob = picksUp(asterisk, 'PJSIP/bob');
    const carol = picksUp(asterisk, 'PJSIP/carol');
    const caller = await asterisk.call({ from: '1001', app: 'switchboard', args: ['PJSIP/bob'] });
    await caller.answered();
    await talking();
    expect(await caller.transfer('carol')).toBe(200);
    await caller.ended();
    await expect.poll(() => ended).toMatchObject([{ outcome: 'completed', endedBy: 'transfer' }]);
    expect((await bob).over).toBe(false);
    await (await carol).hangup();
    await (await bob).ended();
    const transferred = { outcome: 'transferred', dial: { target: { endpoint: 'PJSIP/carol' } } };
    await expect.poll(() => ended[1]).toMatchObject(transferred);
  });

  it('blind: success is reported before the party moves, whereupon the program may hang up', async () => {
    const asterisk = await started();
    const bob = picksUp(asterisk, 'PJSIP/bob');
    const carol = picksUp(asterisk, 'PJSIP/carol');
    const caller = await asterisk.call({ from: '1001', app: 'switchboard', args: ['PJSIP/bob'] });
    await talking();
    const commands = commandsOf(app.get(Ari));
    expect(await caller.transfer('carol')).toBe(200);
    await caller.ended();
    const moves = ['channels.transferProgress', 'bridges.addChannel'];
    expect(commands.filter((operation) => moves.includes(operation))).toEqual([
      'channels.transferProgress',
      'bridges.addChannel',
      'channels.transferProgress',
      'bridges.addChannel',
    ]);
    await Promise.all([(await bob).hangup(), (await carol).hangup()]);
    await expect.poll(() => ended).toHaveLength(2);
  });

  it('whose telephone is hung up without a report: it is told that the transfer has failed', async () => {
    const asterisk = await started();
    const bob = picksUp(asterisk, 'PJSIP/bob');
    const caller = await asterisk.call({ from: '1001', app: 'switchboard', args: ['PJSIP/bob'] });
    await talking();
    expect(await caller.transfer('forgotten')).toBe(503);
    await caller.ended();
    await (await bob).ended();
    await expect.poll(() => ended).toMatchObject([{ outcome: 'completed', endedBy: 'caller' }]);
  });

  it('blind, by the callee: the caller talks with the destination, and dial ends when that has', async () => {
    const asterisk = await started();
    const bob = picksUp(asterisk, 'PJSIP/bob');
    const carol = picksUp(asterisk, 'PJSIP/carol');
    const caller = await asterisk.call({ from: '1001', app: 'switchboard', args: ['PJSIP/bob'] });
    await caller.answered();
    const first = await bob;
    await talking();
    expect(await first.transfer('carol')).toBe(200);
    await first.ended();
    expect(caller.over).toBe(false);
    await (await carol).hangup();
    await caller.ended();
    await expect.poll(() => ended.map(({ outcome }) => outcome).sort()).toEqual(['completed', 'transferred']);
  });

  it('declined, or to one who is busy: the two talk on', async () => {
    const asterisk = await started();
    const bob = picksUp(asterisk, 'PJSIP/bob');
    asterisk.phone('PJSIP/carol').onRing((ring) => ring.busy());
    const caller = await asterisk.call({ from: '1001', app: 'switchboard', args: ['PJSIP/bob'] });
    await caller.answered();
    await talking();
    expect(await caller.transfer('nowhere')).toBe(603);
    expect(await caller.transfer('carol')).toBe(503);
    expect(caller.over || (await bob).over).toBe(false);
    await (await bob).hangup();
    await caller.ended();
    await expect.poll(() => ended[1]).toMatchObject({ outcome: 'completed', endedBy: 'callee' });
  });

  it('attended: the two others talk, and both calls of the telephone end', async () => {
    const asterisk = await started();
    const [bob, carol] = [picksUp(asterisk, 'PJSIP/bob'), picksUp(asterisk, 'PJSIP/carol')];
    const call = { from: '1001', endpoint: 'PJSIP/desk', app: 'switchboard' };
    const first = await asterisk.call({ ...call, args: ['PJSIP/bob'] });
    await first.answered();
    await talking();
    const second = await asterisk.call({ ...call, args: ['PJSIP/carol'] });
    await second.answered();
    await talking(2);
    expect(await first.connectWith(second)).toBe(200);
    await Promise.all([first.ended(), second.ended()]);
    expect((await bob).over || (await carol).over).toBe(false);
    await (await bob).hangup();
    await (await carol).ended();
    await expect.poll(() => ended.map(({ outcome }) => outcome)).toEqual(['completed', 'completed', 'transferred']);
  });
});
