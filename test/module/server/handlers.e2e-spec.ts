import { Injectable, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import {
  AriCall,
  AriContext,
  AriController,
  AriCtx,
  AriEvent,
  AriExecutionContext,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisArgs,
  StasisStart,
  type ChannelEnd,
} from 'nestjs-ari';
import { expect, it, vi } from 'vitest';
import { ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { Journal } from '../support/journal.js';
import { callInto, persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { registered, startCalled } from './support/called-application.js';
import { eventually } from '../../client/support/eventually.js';

@Injectable()
class OnlyWithArguments implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return AriExecutionContext.create(context).getEvent<StasisStart>().args.length > 0;
  }
}

@AriController({ app: 'persistent-app' })
class Greeter {
  constructor(private readonly journal: Journal) {}

  @UseGuards(OnlyWithArguments)
  @OnStasisStart()
  async greet(
    @AriEvent() { channel }: StasisStart,
    @AriCtx() { connection }: AriContext,
    @StasisArgs(1) second: string,
  ): Promise<void> {
    await channel.answer();
    this.journal.note(`${connection} ${second} answered`);
    this.journal.note((await channel.play('sound:hello-world').finished()).outcome);
    await channel.hangup();
  }

  @OnChannelEvent('StasisEnd')
  gone(): void {
    this.journal.note('gone');
  }
}

@AriController({ app: 'percall', perCall: true })
class OneCall {
  constructor(
    private readonly call: AriCall,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.journal.note(`call ${this.call.id} of ${this.call.application.split(':', 1)[0]}`);
    await channel.hangup();
  }

  @OnCallEnd()
  over({ outcome }: ChannelEnd): void {
    this.journal.note(`call ${this.call.id} ended by ${outcome}`);
  }
}

@AriController({ app: 'persistent-app', perCall: true })
class Listener {
  constructor(
    private readonly call: AriCall,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart()
  async begin({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    await channel.snoop('persistent-app', { spy: 'in' });
  }

  @OnStasisStart({ origin: 'snoop' })
  async joined({ channel }: StasisStart): Promise<void> {
    this.journal.note(`${channel.name.split('/')[0]} beside ${this.call.channels.length - 1}`);
    await channel.hangup();
    await this.call.channel.hangup();
  }
}

describeOnAsterisk('handlers of a connection that Asterisk opens', () => {
  it('are called over a lasting socket, with guards and parameters', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    const { server, journal } = await startCalled({
      server: { port: asterisk.outboundPort },
      providers: [Greeter],
    });
    await registered(server, 'persistent-app');
    await callInto(asterisk, 'persistent-app');
    await journal.until('gone');
    expect(journal.entries).toEqual(['default second answered', 'finished', 'gone']);
  });

  it('are called over the socket of each call: a controller for calls has one instance for each', async () => {
    const asterisk = await ownAsterisk();
    const { journal } = await startCalled({ server: { port: asterisk.outboundPort }, providers: [OneCall] });
    await callInto(asterisk, 'percall', 'a');
    await callInto(asterisk, 'percall', 'b');
    await journal.until('call a-far ended by hangup');
    await journal.until('call b-far ended by hangup');
    expect(journal.entries.filter((entry) => entry.endsWith('of percall')).toSorted()).toEqual([
      'call a-far of percall',
      'call b-far of percall',
    ]);
  });

  it('are those of the call for a channel that an object of the call has made', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    const { server, journal } = await startCalled({
      server: { port: asterisk.outboundPort },
      providers: [Listener],
    });
    await registered(server, 'persistent-app');
    await callInto(asterisk, 'persistent-app');
    await journal.until('Snoop beside 1');
  });

  it('do not keep the application from starting while no Asterisk calls', async () => {
    const { server, log } = await startCalled({ server: { port: 0 }, providers: [Greeter] });
    expect(server.status).toBe('connecting');
    expect(log.with('expects Asterisk at /ari-percall')).toHaveLength(1);
    expect(log.with('warn')).toEqual([]);
  });

  it('hear an Asterisk that has applications of which the controllers know nothing', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent('persistent-app,stranger') });
    const { server } = await startCalled({ server: { port: asterisk.outboundPort }, providers: [Greeter] });
    await registered(server, 'persistent-app', 'stranger');
    const heard = vi.fn();
    server.on('StasisStart', ({ application }) => heard(application));
    await callInto(asterisk, 'stranger');
    await eventually(() => expect(heard).toHaveBeenCalledWith('stranger'));
  });
});
