import { Injectable, Scope } from '@nestjs/common';
import {
  AriCall,
  AriController,
  CallContext,
  ChannelDtmfReceived,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type Channel,
  type ChannelEnd,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { hangUp, placeCall } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'per-call';

/** A service that is made once, and asks for whom it works. */
@Injectable()
class Clerk {
  constructor(
    private readonly journal: Journal,
    private readonly context: CallContext,
  ) {}

  note(text: string): void {
    this.journal.note(`${this.context.call?.channel.caller.number} ${text}`);
  }
}

/** A service that is made for each call. */
@Injectable({ scope: Scope.REQUEST })
class Pad {
  readonly digits: string[] = [];

  constructor(readonly call: AriCall) {}
}

@AriController({ app: APP, perCall: true })
class CountingController {
  constructor(
    private readonly clerk: Clerk,
    private readonly pad: Pad,
    private readonly call: AriCall,
  ) {}

  @OnStasisStart()
  async begin({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.clerk.note(`is here, ${this.pad.call === this.call ? 'one' : 'another'} call`);
  }

  @OnChannelEvent('ChannelDtmfReceived')
  pressed({ digit }: ChannelDtmfReceived): void {
    this.pad.digits.push(digit);
    this.clerk.note(`pressed ${this.pad.digits.join('')}`);
  }

  @OnCallEnd()
  end(end: ChannelEnd): void {
    this.clerk.note(`ended with ${this.pad.digits.join('')} by ${end.outcome}`);
  }
}

describeOnAsterisk('a perCall controller', () => {
  it('is one instance for each caller, told of the end of its own call once', async () => {
    const { journal } = await startApplication({ providers: [CountingController, Clerk, Pad] });
    const [first, second] = await Promise.all([dial('71', '12'), dial('72', '9')]);
    await Promise.all([journal.until('71 is here, one call'), journal.until('72 is here, one call')]);
    await Promise.all([journal.until('71 pressed 12'), journal.until('72 pressed 9')]);

    await hangUp(first);
    await journal.until('71 ended with 12 by hangup');
    expect(journal.count('72 ended with 9 by hangup')).toBe(0);
    await hangUp(second);
    await journal.until('72 ended with 9 by hangup');
    expect(journal.entries.filter((entry) => entry.includes('ended'))).toHaveLength(2);
  });
});

/** A caller with a number, who presses digits once answered. */
function dial(callerId: string, digits: string): Promise<Channel> {
  const endpoint = `Local/app-${APP}@default`;
  return placeCall({ endpoint, context: 'default', extension: `press-${digits}`, callerId });
}
