import { Test } from '@nestjs/testing';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { Conferences, MemoryCallState, Queues } from 'nestjs-ari/calls';
import { AriCallsModule } from 'nestjs-ari/calls/nest';
import { AriTestingModule, AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, onTestFinished } from 'vitest';

@AriController({ app: 'lines' })
class Lines {
  constructor(
    private readonly queues: Queues,
    private readonly conferences: Conferences,
  ) {}

  @OnStasisStart()
  async answer({ channel, args: [where] }: StasisStart): Promise<void> {
    if (where === 'queue') await this.queues.queue('help').enter(channel);
    else await this.conferences.join(channel, 'board');
    await channel.hangup({ ifGone: 'ignore' });
  }
}

it('AriCallsModule gives handlers queues and conferences, with the state where it was told', async () => {
  const state = new MemoryCallState();
  const calls = AriCallsModule.forRoot({ state, queues: { help: { maxLength: 1 } } });
  const builder = Test.createTestingModule({ imports: [AriTestingModule.forRoot(), calls], providers: [Lines] });
  const app = await builder.compile();
  onTestFinished(() => app.close());
  await app.init();
  const asterisk = app.get(AsteriskSimulator);
  const queue = app.get(Queues).queue('help');
  asterisk.phone('PJSIP/anna').onRing((ring) => void ring.answer());
  await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
  const agents = (await state.read('queue help agents')).get('anna');
  expect(agents).toMatchObject({ endpoint: 'PJSIP/anna', state: 'available' });
  const caller = await asterisk.call({ from: '1001', app: 'lines', args: ['queue'] });
  await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
  await caller.hangup();
  await expect.poll(() => queue.figures.served).toBe(1);
  const member = await asterisk.call({ from: '1002', app: 'lines', args: ['conference'] });
  await expect.poll(() => app.get(Conferences).names).toEqual(['board']);
  await member.hangup();
  await expect.poll(() => app.get(Conferences).names).toEqual([]);
});
