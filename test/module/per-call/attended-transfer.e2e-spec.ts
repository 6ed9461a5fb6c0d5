import {
  AriCall,
  AriController,
  BridgesRepository,
  ChannelDtmfReceived,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type ChannelEnd,
} from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { SippCall, type SippCallOptions } from '../../asterisk/sip/sipp-call.js';
import { startApplication, type AriApplication } from '../support/ari-application.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'attended-transfer';

/** Puts each caller into a room of its own, and tells what reaches the instance of the call. */
@AriController({ app: APP, perCall: true })
class Reception {
  readonly #name: string;

  constructor(
    private readonly call: AriCall,
    private readonly bridges: BridgesRepository,
    private readonly journal: Journal,
  ) {
    this.#name = `the call of ${call.channel.caller.number}`;
  }

  @OnStasisStart({ origin: ['incoming', 'moved'] })
  async begin({ channel, replace_channel: replaced }: StasisStart): Promise<void> {
    if (replaced !== undefined) {
      const who = channel.name.startsWith('Local/') ? 'a link' : channel.caller.number;
      this.journal.note(`${this.#name} hears ${who} replace ${replaced.caller.number}`);
      return;
    }
    await channel.answer();
    const room = await this.bridges.create({ type: 'mixing,dtmf_events' });
    const echo = this.call.client.originate('Local/echo@default/n', { app: APP });
    await echo.answered();
    await room.addChannel([channel.id, echo.id]);
    this.journal.note(`${this.#name} talks`);
  }

  @OnChannelEvent('ChannelDtmfReceived')
  pressed({ digit, channel }: ChannelDtmfReceived): void {
    if (channel.name.startsWith('PJSIP/')) this.journal.note(`${this.#name} hears ${digit}`);
  }

  @OnCallEnd()
  end({ outcome }: ChannelEnd): void {
    this.journal.note(`${this.#name} ended by ${outcome}, aborted: ${this.call.signal.aborted}`);
  }
}

/** A telephone that calls the reception; it is unplugged with the end of the test. */
async function phone(callerNumber: string, options: Partial<SippCallOptions> = {}): Promise<SippCall> {
  const call = await SippCall.place(requireAsterisk(), { extension: `app-${APP}`, callerNumber, ...options });
  onTestFinished(() => call.unplug());
  return call;
}

/** The reception, and a caller in its room. */
async function reception(): Promise<AriApplication & { readonly alice: SippCall }> {
  const application = await startApplication({ providers: [Reception] });
  const alice = await phone('100');
  await application.journal.until('the call of 100 talks');
  return { ...application, alice };
}

// Two or three telephones, each a process of its own: on a busy machine that takes its time.
describeOnAsterisk('an attended transfer', { timeout: 120_000 }, () => {
  it('by an INVITE with Replaces passes the call on to the telephone that takes the place of the caller', async () => {
    const { alice, client, journal } = await reception();
    const bob = await phone('200', { replaces: await alice.dialog() });
    await journal.until('the call of 100 hears 200 replace 100');
    await Promise.all([bob.answered(), bob.speak(400), bob.hears(10)]);
    await bob.press('5');
    await journal.until('the call of 100 hears 5');

    await bob.hangup();
    // Asterisk leaves the channel that was replaced in the application: the call does not wait for it.
    await journal.until('the call of 100 ended by hangup, aborted: true');
    // The far half of the echo has the number of who talks to it.
    const telephones = (await client.channels.list()).filter(({ name }) => name.startsWith('PJSIP/'));
    const left = telephones.filter(({ caller }) => caller.number === '100');
    expect(left).toHaveLength(1);
    await alice.hangup();
    await client.idle();
    expect(journal.entries.filter((entry) => entry.includes('ended'))).toHaveLength(1);
  });

  it('by REFER with Replaces puts the two halves of a link in the places of the one who transfers', async () => {
    const { alice, journal } = await reception();
    const again = await phone('101');
    await journal.until('the call of 101 talks');
    await alice.connectWith(again);
    await journal.until('the call of 100 hears a link replace 100');
    await journal.until('the call of 101 hears a link replace 101');
    expect(journal.entries.filter((entry) => entry.includes('ended'))).toEqual([]);
    await alice.hangup();
  });
});
