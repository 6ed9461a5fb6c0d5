import { UseGuards } from '@nestjs/common';
import {
  AriController,
  ChannelUserevent,
  OnChannelEvent,
  OnEvent,
  OnStasisStart,
  StasisStart,
  type AriHandlerOptions,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication, type AriApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Gate } from './support/gate.js';
import { Journal } from './support/journal.js';

const APP = 'module-serial';

/** Handles user events of a call: each waits until its gate opens. */
function userEventHandler(options: AriHandlerOptions) {
  @AriController({ app: APP })
  class Host {
    constructor(
      private readonly journal: Journal,
      private readonly gate: Gate,
    ) {}

    @OnStasisStart({}, options)
    arrived({ channel }: StasisStart): void {
      this.journal.note(`arrived ${channel.id}`);
    }

    @OnChannelEvent('ChannelUserevent', {}, options)
    async handle({ eventname, channel }: ChannelUserevent): Promise<void> {
      const round = `${channel?.caller.number} ${eventname}`;
      this.journal.note(`begin ${round}`);
      await this.gate.opened(round);
      this.journal.note(`end ${round}`);
    }
  }
  return Host;
}

async function callsOf(started: AriApplication, ...numbers: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const number of numbers) {
    const arrived = new Promise<StasisStart>((resolve) => started.client.once('StasisStart', resolve));
    await callApplication(APP, number);
    ids.push((await arrived).channel.id);
  }
  await started.journal.until(`arrived ${ids.at(-1)}`);
  started.journal.entries.length = 0;
  return ids;
}

const fire = ({ client }: AriApplication, channelId: string, name: string): Promise<void> =>
  client.events.userEvent(name, { application: APP, source: `channel:${channelId}` });

describeOnAsterisk('a serial handler', () => {
  const start = (options: AriHandlerOptions) => startApplication({ providers: [userEventHandler(options), Gate] });

  it('ends with one event of a channel before it begins with the next', async () => {
    const started = await start({ serial: true });
    const { journal, app } = started;
    const gate = app.get(Gate);
    const [id = ''] = await callsOf(started, '31');
    for (const name of ['a', 'b', 'c']) await fire(started, id, name);
    await journal.until('begin 31 a');
    await started.client.events.userEvent('last', { application: APP });
    await journal.until('begin undefined last');
    expect(journal.entries).toEqual(['begin 31 a', 'begin undefined last']);
    for (const name of ['c', 'b', 'a']) gate.open(`31 ${name}`);
    await journal.until('end 31 c');
    expect(journal.entries.slice(2)).toEqual(['end 31 a', 'begin 31 b', 'end 31 b', 'begin 31 c', 'end 31 c']);
    gate.open('undefined last');
  });

  it('lets the events of another channel pass', async () => {
    const started = await start({ serial: true });
    const { journal, app } = started;
    const [first = '', second = ''] = await callsOf(started, '31', '32');
    await fire(started, first, 'a');
    await journal.until('begin 31 a');
    app.get(Gate).open('32 a');
    await fire(started, second, 'a');
    await journal.until('end 32 a');
    expect(journal.entries).toEqual(['begin 31 a', 'begin 32 a', 'end 32 a']);
    app.get(Gate).open('31 a');
  });

  it('goes on after an event for which it failed', async () => {
    const started = await start({ serial: true });
    const { journal, app, errors } = started;
    const gate = app.get(Gate);
    const [id = ''] = await callsOf(started, '31');
    await fire(started, id, 'a');
    await fire(started, id, 'b');
    await journal.until('begin 31 a');
    gate.fail('31 a', new Error('no luck'));
    gate.open('31 b');
    await journal.until('end 31 b');
    expect(errors).toMatchObject([{ source: 'Host.handle', error: new Error('no luck'), event: { eventname: 'a' } }]);
  });

  it('is by default none: a handler begins with an event while it is at work on another', async () => {
    const started = await start({});
    const { journal, app } = started;
    const [id = ''] = await callsOf(started, '31');
    await fire(started, id, 'a');
    await fire(started, id, 'b');
    await journal.until('begin 31 b');
    expect(journal.entries).toEqual(['begin 31 a', 'begin 31 b']);
    app.get(Gate).open('31 a').open('31 b');
    await journal.until('end 31 b');
  });

  it('shares its queue with the other serial handlers of its controller, and with no others', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(
        private readonly journal: Journal,
        private readonly gate: Gate,
      ) {}

      @OnStasisStart({}, { serial: true })
      async arrived({ channel }: StasisStart): Promise<void> {
        this.journal.note('arrived');
        await channel.setChannelVar('MARK', { value: '1' });
        await this.gate.opened('start');
        this.journal.note('welcomed');
      }

      @OnChannelEvent('ChannelVarset', { variable: 'MARK' }, { serial: true })
      @UseGuards({ canActivate: () => true })
      marked(): void {
        this.journal.note('marked');
      }

      @OnEvent('ChannelVarset', { variable: 'MARK' })
      seen(): void {
        this.journal.note('seen');
      }
    }
    const { journal, app, handlers } = await startApplication({ providers: [Host, Gate] });
    await callApplication(APP);
    await journal.until('seen');
    expect(journal.entries).toEqual(['arrived', 'seen']);
    app.get(Gate).open('start');
    await journal.until('marked');
    expect(journal.entries).toEqual(['arrived', 'seen', 'welcomed', 'marked']);
    expect(handlers().map(({ serial }) => serial)).toEqual([true, true, false]);
  });

  it('drops what more than 1,000 waiting events bring, reports it and counts it', async () => {
    const started = await start({ serial: true });
    const { journal, app, errors, handlers } = started;
    const [id = ''] = await callsOf(started, '31');
    await fire(started, id, 'e0');
    await journal.until('begin 31 e0');
    await Promise.all(Array.from({ length: 1_003 }, (_, index) => fire(started, id, `e${index + 1}`)));
    await journal.until('error:listener', 3);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toMatchObject({ source: 'Host.handle', error: { name: 'AriHandlerOverflowException' } });
    expect(handlers().find(({ event }) => event === 'ChannelUserevent')).toMatchObject({ overflowed: 3 });
    app.get(Gate).openAll();
    await expect.poll(() => journal.entries.filter((entry) => entry.startsWith('end 31')).length).toBe(1_001);
  });
});
