import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AriClient, AriModule, type Ari, type Channel } from 'nestjs-ari';
import { MemoryCallState, Queues } from 'nestjs-ari/calls';
import { AriCallsModule } from 'nestjs-ari/calls/nest';
import { AriTestingModule, assertHungUp, AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Stage } from '../calls/support/stage.js';
import { SILENT } from '../client/entities/support/silent-logger.js';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/call-flows.md';

const imported = (name: string): Promise<unknown> =>
  import(/* @vite-ignore */ writeProgram('call-flows', namedBlock(PAGE, name), {}));

describe(`the examples of ${PAGE} about dial`, () => {
  it('the reception connects who accepts, and tells a caller that nobody is there', async () => {
    const { ReceptionController } = (await imported('reception.controller.ts')) as { ReceptionController: Type };
    const imports = [AriTestingModule.forRoot()];
    const app = await Test.createTestingModule({ imports, providers: [ReceptionController] }).compile();
    onTestFinished(() => app.close());
    await app.init();
    const asterisk = app.get(AsteriskSimulator);
    asterisk.phone('PJSIP/front').onRing((ring) => ring.busy());
    asterisk.phone('PJSIP/back').onRing(async (ring) => {
      const call = ring.answer();
      await call.heard('sound:vm-press');
      await call.press('1');
    });
    const caller = await asterisk.call({ from: '1001', app: 'reception' });
    await caller.answered({ timeout: 15_000 });
    await caller.hangup();

    asterisk.phone('PJSIP/back').onRing((ring) => ring.busy());
    asterisk.phone('PJSIP/+3170123456@trunk').onRing((ring) => ring.busy());
    const late = await asterisk.call({ from: '1002', app: 'reception' });
    await late.heard('sound:vm-nobodyavail', { timeout: 15_000 });
    await assertHungUp(late, 16);
  }, 120_000);

  it('the help line connects a caller with an agent', async () => {
    const { queues, helpLine } = (await imported('help-line.ts')) as {
      queues: Queues;
      helpLine: (caller: Channel) => Promise<string>;
    };
    onTestFinished(() => queues.close());
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/anna');
    await queues.queue('help').addAgent({ id: 'anna', endpoint: 'PJSIP/anna', skills: ['en'] });
    const { caller, result } = await stage.call(helpLine);
    await answering;
    await expect.poll(async () => (await queues.queue('help').agents()).get('anna')).toBe('talking');
    await caller.hangup();
    expect(await result).toMatch(/^anna after \d+ ms$/);
  });

  it('who leaves the queue by a key is called back, and is served before those who wait', async () => {
    const { lines, helpOrCallback, serveWishes } = (await imported('call-back-line.ts')) as {
      lines: Queues;
      helpOrCallback: (caller: Channel) => Promise<string>;
      serveWishes: (ari: Ari) => { close(): Promise<void> };
    };
    onTestFinished(() => lines.close());
    const stage = await Stage.set();
    const queue = lines.queue('help');
    const leaves = await stage.call(helpOrCallback, '1001');
    await expect.poll(() => queue.figures.waiting).toBe(1);
    await leaves.caller.press('1');
    expect(await leaves.result).toBe('will be called back');
    await leaves.caller.hangup();
    const waits = await stage.call((channel) => queue.enter(channel), '1002');
    await expect.poll(() => queue.figures.waiting).toBe(1);
    const calledBack = stage.picksUp('PJSIP/1001@trunk');
    const serving = serveWishes(stage.client);
    const party = await calledBack;
    await expect.poll(() => queue.figures.waiting).toBe(2);
    const anna = stage.picksUp('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    await anna;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    // Or the other would be served next.
    await queue.pauseAgent('anna');
    await party.hangup();
    await expect.poll(() => queue.figures).toMatchObject({ left: 1, served: 1, waiting: 1 });
    await waits.caller.hangup();
    await serving.close();
    await stage.empty();
  }, 120_000);

  it('callers of a process that ended keep their places in the next one', async () => {
    const { HelpController } = (await imported('help.controller.ts')) as { HelpController: Type };
    const stage = await Stage.set();
    const { url, username, password } = stage.asterisk;
    const state = new MemoryCallState();
    const first = new AriClient({ url, username, password, apps: 'help', logger: SILENT });
    const queues = new Queues({}, state);
    first.on('StasisStart', ({ channel }) => void queues.queue('help').enter(channel));
    await first.connect();
    const callers = [];
    for (const from of ['1001', '1002']) callers.push(await stage.asterisk.call({ from, app: 'help' }));
    await expect.poll(async () => (await state.read('queue help callers')).size).toBe(2);
    const kept = await state.read('queue help callers');
    // A process that is killed says nothing more: neither to its callers nor to the store.
    await first.close();
    await expect.poll(async () => (await state.read('queue help callers')).size).toBe(0);
    for (const [id, entry] of kept) await state.change('queue help callers', id, undefined, entry);

    const imports = [AriModule.forRoot({ url, username, password }), AriCallsModule.forRoot({ state })];
    const app = await Test.createTestingModule({ imports, providers: [HelpController] }).compile();
    onTestFinished(() => app.close());
    await app.init();
    const queue = app.get(Queues, { strict: false }).queue('help');
    await expect.poll(() => queue.figures.waiting).toBe(2);
    const anna = stage.picksUp('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    await anna;
    await expect.poll(() => queue.figures.waiting).toBe(1);
    await queue.pauseAgent('anna');
    for (const caller of callers) await caller.hangup();
    await expect.poll(() => queue.figures).toMatchObject({ served: 1, abandoned: 1, waiting: 0 });
  }, 120_000);

  it('every outcome is told', async () => {
    const { connect } = (await imported('outcomes.ts')) as { connect: (caller: Channel) => Promise<string> };
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/alice').onRing((ring) => ring.busy());
    stage.asterisk.phone('PJSIP/bob').unregister();
    const { result } = await stage.call(connect);
    expect((await result).split(', ').sort()).toEqual(['PJSIP/alice busy', 'PJSIP/bob unreachable']);
  });
});
