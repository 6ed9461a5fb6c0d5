import {
  AriCall,
  AriController,
  ChannelDtmfReceived,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
} from 'nestjs-ari';
import { Voicemail } from 'nestjs-ari/voicemail';
import { say } from '../support/say.js';
import { StateMachine } from '../support/state-machine.js';
import { DraftRecorder } from './draft-recorder.service.js';
import type { VoicemailEvent } from './voicemail-event.js';

type LeaveState = 'greeting' | 'recording' | 'reviewing' | 'deleted' | 'delivered' | 'thanked' | 'hungUp';

/**
 * Takes a message for a mailbox: `Stasis(voicemail,100)`. The caller hears the greeting (# skips it), speaks, and ends
 * with #. Then 1 accepts the message, 2 plays it, 3 records it again and * deletes it. Who hangs up has accepted.
 */
@AriController({ app: 'voicemail', perCall: true })
export class LeaveMessageController {
  #mailbox = '';

  readonly #flow = new StateMachine<LeaveState, VoicemailEvent>({
    greeting: {
      enter: (signal) => this.#greet(signal),
      on: { done: 'recording', '#': 'recording', hangup: 'hungUp' },
    },
    recording: {
      enter: () => this.#record(),
      exit: () => this.recorder.stop(),
      on: { done: 'reviewing', '#': 'reviewing', hangup: 'delivered' },
    },
    reviewing: {
      enter: (signal) => this.#say([this.recorder.media, 'sound:vm-review'], signal),
      on: {
        done: 'reviewing',
        '1': 'thanked',
        '2': 'reviewing',
        '3': 'recording',
        '*': 'deleted',
        hangup: 'delivered',
      },
    },
    deleted: { enter: (signal) => this.#delete(signal), on: { done: 'recording', hangup: 'hungUp' } },
    thanked: { enter: (signal) => this.#thank(signal), on: { done: 'hungUp', hangup: 'hungUp' } },
    delivered: { enter: () => this.recorder.deliver() },
    hungUp: { enter: () => this.call.channel.hangup({ ifGone: 'ignore' }) },
  });

  constructor(
    private readonly call: AriCall,
    private readonly voicemail: Voicemail,
    private readonly recorder: DraftRecorder,
  ) {}

  @OnStasisStart()
  async begin({ channel, args: [mailbox = ''] }: StasisStart): Promise<void> {
    this.#mailbox = mailbox;
    await channel.answer();
    await this.#flow.run('greeting');
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: ['#', '*', '1', '2', '3'] })
  press({ digit }: ChannelDtmfReceived): void {
    this.#flow.handle(digit as VoicemailEvent);
  }

  @OnCallEnd()
  async end(): Promise<void> {
    this.#flow.handle('hangup');
    await this.#flow.settled();
  }

  async #greet(signal: AbortSignal): Promise<'done' | undefined> {
    const greeting = await this.voicemail.greeting(this.#mailbox);
    return this.#say([greeting ?? 'sound:vm-intro'], signal);
  }

  async #record(): Promise<'done' | undefined> {
    const { outcome } = await this.recorder.record(this.#mailbox);
    return outcome === 'finished' ? 'done' : undefined;
  }

  async #delete(signal: AbortSignal): Promise<'done' | undefined> {
    await this.recorder.discard();
    return this.#say(['sound:vm-deleted'], signal);
  }

  async #thank(signal: AbortSignal): Promise<'done' | undefined> {
    await this.recorder.deliver();
    return this.#say(['sound:vm-msgsaved', 'sound:vm-goodbye'], signal);
  }

  async #say(media: readonly string[], signal: AbortSignal): Promise<'done' | undefined> {
    return (await say(this.call.channel, media, signal)) ? 'done' : undefined;
  }
}
