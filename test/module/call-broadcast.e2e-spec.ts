import { Injectable, UseFilters, UseGuards, Catch, type CanActivate, type ExceptionFilter } from '@nestjs/common';
import {
  AriCall,
  AriClient,
  AriController,
  AriNotFoundException,
  CallBroadcast,
  OnCallBroadcast,
  OnEvent,
  OnStasisStart,
  StasisStart,
} from 'nestjs-ari';
import { of } from 'rxjs';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { AsteriskServer } from '../asterisk/asterisk-server.js';
import { CuttableLine } from '../client/entities/support/cuttable-line.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication, startApplication, type AriApplicationParts } from './support/ari-application.js';
import { addressOf, broadcastingServer, callExtension } from './support/broadcasting-server.js';
import { Journal } from './support/journal.js';
import { eventually } from '../client/support/eventually.js';

const APP = 'desk-1';

@AriController({ app: APP })
class Desk {
  constructor(private readonly journal: Journal) {}

  @OnCallBroadcast({ caller: '1', called: /^offer/ })
  async atOnce({ channel, application }: CallBroadcast): Promise<boolean> {
    this.journal.note(`offered ${channel.caller.number} to ${application}`);
    return true;
  }

  @OnCallBroadcast({ caller: '2' })
  never(): boolean {
    this.journal.note('not wanted');
    return false;
  }

  @OnCallBroadcast({ caller: '3' })
  observed() {
    return of(false, true);
  }

  @OnCallBroadcast({ caller: '4' })
  broken(): boolean {
    throw new Error('no idea');
  }

  @OnEvent('CallBroadcast', { caller: '5' })
  listener(): boolean {
    this.journal.note('overheard');
    return true;
  }

  @OnStasisStart({ args: ['sales'] })
  async serve({ channel, args }: StasisStart): Promise<void> {
    await channel.answer();
    this.journal.note(`serves ${channel.caller.number} ${args.join(' ')}`);
  }
}

@AriController({ app: APP, perCall: true })
class Clerk {
  constructor(
    private readonly journal: Journal,
    private readonly call: AriCall,
  ) {}

  @OnStasisStart()
  serve(): void {
    this.journal.note(`instance for ${this.call.channel.caller.number}`);
  }
}

@Injectable()
class Refuses implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Catch()
class Quiet implements ExceptionFilter {
  constructor(private readonly journal: Journal) {}

  catch(exception: Error): void {
    this.journal.note(`filtered ${exception.message}`);
  }
}

@AriController({ app: APP })
class Guarded {
  @UseGuards(Refuses)
  @UseFilters(Quiet)
  @OnCallBroadcast()
  wanted(): boolean {
    return true;
  }
}

@AriController({ app: APP, perCall: true })
class TooEarly {
  @OnCallBroadcast()
  wanted(): boolean {
    return true;
  }
}

describeOnAsterisk('a call on offer to several applications', () => {
  let server: AsteriskServer;
  beforeAll(async () => {
    server = await broadcastingServer();
  });
  afterAll(() => server.stop());

  const start = (providers: NonNullable<AriApplicationParts['providers']>, filter: 'off' | 'auto' = 'off') =>
    startApplication({ providers, options: { ...addressOf(server), eventFilter: filter } });

  it('is claimed by the method that returns true, and served by the handlers of callers', async () => {
    const { journal, errors } = await start([Desk, Clerk], 'auto');
    await callExtension(server, 'offer', '1');
    await Promise.all([journal.until('serves 1 sales urgent'), journal.until('instance for 1')]);
    expect(journal.entries[0]).toBe(`offered 1 to ${APP}`);
    expect(errors.filter(({ kind }) => kind === 'listener')).toEqual([]);
  });

  it('is claimed by what an Observable has said last', async () => {
    const { journal } = await start([Desk]);
    await callExtension(server, 'offer', '3');
    await journal.until('serves 3 sales urgent');
  });

  it('goes on in the dialplan when nobody wants it', async () => {
    const { journal, client } = await start([Desk]);
    const heard = await startApplication({
      options: { ...addressOf(server), apps: 'watcher', subscribeAll: true },
    });
    const caller = await callExtension(server, 'offer', '2');
    const over = new Promise((resolve) => {
      heard.client.onChannelEvent('ChannelDestroyed', (channel, { cause }) => {
        if (channel.id === `${caller.id};2` || channel.name.startsWith('Local/offer@')) resolve(cause);
      });
    });
    await journal.until('not wanted');
    expect(await over).toBe(18);
    expect(journal.entries.filter((entry) => entry.startsWith('serves'))).toEqual([]);
    expect(client.status).toBe('connected');
  });

  it('is not claimed by a plain listener of the event', async () => {
    const { journal, client } = await start([Desk]);
    await callExtension(server, 'offer-long', '5');
    await journal.until('overheard');
    const [offered] = (await client.channels.list()).filter(({ name }) => name.endsWith(';2'));
    // Had it been claimed, a second claim would be refused.
    await client.events.claimChannel({ channelId: offered?.id ?? '', application: APP });
    await journal.until('serves 5 sales urgent');
  });

  it('that somebody else was faster to claim is no failure', async () => {
    const { journal, log, errors, app } = await start([Desk]);
    const rival = new AriClient({ ...addressOf(server), apps: 'desk-rival' });
    onTestFinished(() => rival.close());
    const { events } = app.get(AriClient);
    // The rival's claim goes first, whatever this application decides.
    const claim = events.claimChannel.bind(events);
    events.claimChannel = async (options, request) => {
      await rival.events.claimChannel({ ...options, application: 'desk-rival' });
      await claim(options, request).finally(() => journal.note('claimed too late'));
    };
    await rival.connect();
    const served = new Promise<StasisStart>((resolve) => rival.once('StasisStart', resolve));
    await callExtension(server, 'offer', '1');
    expect((await served).application).toBe('desk-rival');
    await journal.until('claimed too late');
    expect(errors.filter(({ kind }) => kind === 'listener')).toEqual([]);
    expect(log.with('claim')).toEqual([]);
    expect(journal.entries.filter((entry) => entry.startsWith('serves'))).toEqual([]);
  });

  it('whose caller has hung up before the claim is no failure', async () => {
    const { journal, errors, app } = await start([Desk]);
    const { events, channels } = app.get(AriClient);
    const claim = events.claimChannel.bind(events);
    events.claimChannel = async (options, request) => {
      await channels.hangup(options.channelId);
      await eventually(() => expect(channels.get(options.channelId)).rejects.toThrow(AriNotFoundException));
      await claim(options, request).finally(() => journal.note('claimed nobody'));
    };
    await callExtension(server, 'offer', '1');
    await journal.until('claimed nobody');
    expect(errors.filter(({ kind }) => kind === 'listener')).toEqual([]);
  });

  it('is still there after a gap in the events, once claimed', async () => {
    const line = await CuttableLine.to(server.httpPort);
    onTestFinished(() => line.end());
    const options = { ...addressOf(server), url: line.url, reconnect: { first: 10, most: 50 } };
    const { journal, client } = await startApplication({ providers: [Desk], options });
    const started = new Promise<StasisStart>((resolve) => client.once('StasisStart', resolve));
    await callExtension(server, 'offer', '1');
    const { channel } = await started;
    await journal.until('serves 1 sales urgent');
    const resynced = new Promise((resolve) => client.resyncs.subscribe(resolve));
    line.cut();
    line.mend();
    expect(await resynced).toMatchObject({ ended: [] });
    expect(channel.signal.aborted).toBe(false);
    const ended = channel.ended();
    await channel.hangup();
    expect(await ended).toMatchObject({ outcome: 'hangup' });
  });

  it('reports a method that fails as it does any handler', async () => {
    const { journal, errors } = await start([Desk]);
    await callExtension(server, 'offer', '4');
    await journal.until('error:listener');
    const failures = errors.filter(({ kind }) => kind === 'listener');
    expect(failures).toMatchObject([{ source: 'Desk.broken', error: { message: 'no idea' } }]);
  });

  it('is not claimed where a guard refuses, and the filter is told', async () => {
    const { journal } = await start([Guarded, Refuses, Quiet]);
    await callExtension(server, 'offer', '1');
    await journal.until('filtered Forbidden resource');
    expect(journal.entries.filter((entry) => entry.startsWith('serves'))).toEqual([]);
  });

  it('cannot be decided about by an instance that is made for the call', async () => {
    const booting = bootApplication({ providers: [TooEarly], options: addressOf(server) });
    await expect(booting).rejects.toThrow(/TooEarly\.wanted.*perCall/s);
  });
});
