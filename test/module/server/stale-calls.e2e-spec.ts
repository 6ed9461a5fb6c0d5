import { AriCall, AriController, OnStasisEnd, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { ariCommand } from '../../asterisk/ari-command.js';
import { ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { Journal } from '../support/journal.js';
import { callWaitingIn, persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { startCalled } from './support/called-application.js';

@AriController({ app: 'persistent-app' })
class Reception {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart({ stale: false })
  fresh({ channel }: StasisStart): void {
    this.journal.note(`fresh ${channel.id}`);
  }

  @OnStasisStart({ stale: true })
  waited({ channel }: StasisStart): void {
    this.journal.note(`waited ${channel.id}`);
  }
}

@AriController({ app: 'persistent-app', perCall: true })
class OneCall {
  constructor(
    private readonly call: AriCall,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.journal.note(`call ${this.call.id}`);
    await channel.hangup();
  }

  @OnStasisEnd()
  gone(): void {
    this.journal.note(`end ${this.call.id}`);
  }
}

describeOnAsterisk('calls that waited for the application', () => {
  it('are told from new ones by a condition of the decorator', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    await callWaitingIn(asterisk, 'persistent-app', 'early');
    const { journal } = await startCalled({ server: { port: asterisk.outboundPort }, providers: [Reception] });
    await journal.until('waited early-far');
    await callWaitingIn(asterisk, 'persistent-app', 'later');
    await journal.until('fresh later-far');
    expect(journal.entries).toEqual(['waited early-far', 'fresh later-far']);
  });

  it('get an instance of their own like any other; one that is gone gets none', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent() });
    await callWaitingIn(asterisk, 'persistent-app', 'given-up');
    await callWaitingIn(asterisk, 'persistent-app', 'patient');
    await ariCommand(asterisk, 'DELETE', 'channels/given-up-far');
    const { server, journal } = await startCalled({ server: { port: asterisk.outboundPort }, providers: [OneCall] });
    await journal.until('end patient-far');
    expect(journal.entries).toEqual(['call patient-far', 'end patient-far']);
    expect(server.counts.missedCalls).toBe(1);
  });
});
