import {
  AriCall,
  AriController,
  ChannelDtmfReceived,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
} from 'nestjs-ari';
import { say } from '../support/say.js';
import { StateMachine } from '../support/state-machine.js';
import { DraftRecorder } from './draft-recorder.service.js';
import type { VoicemailEvent } from './voicemail-event.js';
import { MessageReader } from './message-reader.service.js';

type ReadState =
  'preamble' | 'listening' | 'empty' | 'deleting' | 'greeting' | 'review' | 'replaced' | 'goodbye' | 'over';

/**
 * Plays the messages of a mailbox to its owner: `Stasis(voicemail-main,100)`. While one is heard, 1 and 3 skip three
 * seconds back and forward, 2 pauses, 5 begins again, 4 and 6 are the message before and the next, * deletes, # ends.
 * 0 records the greeting: # ends it, then 1 accepts, 2 plays it again, 3 records again, * keeps the one before.
 */
@AriController({ app: 'voicemail-main', perCall: true })
export class ReadMessagesController {
  #mailbox = '';
  readonly #flow = new StateMachine<ReadState, VoicemailEvent>({
    preamble: {
      enter: (signal) => this.#preamble(signal),
      on: { done: 'listening', none: 'empty', '0': 'greeting', '#': 'goodbye', hangup: 'over' },
    },
    listening: {
      enter: (signal) => this.reader.listen(signal),
      on: {
        '1': () => this.reader.skip('reverse'),
        '2': () => this.reader.pauseOrResume(),
        '3': () => this.reader.skip('forward'),
        '4': () => this.reader.move(-1),
        '5': () => this.reader.skip('restart'),
        '6': () => this.reader.move(1),
        '*': 'deleting',
        '0': 'greeting',
        '#': 'goodbye',
        done: () => this.reader.move(1),
        none: 'empty',
        hangup: 'over',
      },
    },
    deleting: { enter: (signal) => this.#delete(signal), on: { done: 'listening', none: 'empty', hangup: 'over' } },
    empty: {
      enter: (signal) => this.#say(['sound:vm-nomore', 'sound:vm-opts'], signal),
      on: {
        '4': () => this.reader.move(-1),
        '5': 'preamble',
        '0': 'greeting',
        '#': 'goodbye',
        done: 'goodbye',
        hangup: 'over',
      },
    },
    greeting: {
      enter: () => this.#record(),
      exit: () => this.recorder.stop(),
      on: { '#': 'review', done: 'review', hangup: 'over' },
    },
    review: {
      enter: (signal) => this.#say([this.recorder.media, 'sound:vm-review'], signal),
      on: { '1': 'replaced', '2': 'review', '3': 'greeting', '*': 'preamble', done: 'review', hangup: 'over' },
    },
    replaced: { enter: (signal) => this.#replace(signal), on: { done: 'preamble', hangup: 'over' } },
    goodbye: { enter: (signal) => this.#say(['sound:vm-goodbye'], signal), on: { done: 'over', hangup: 'over' } },
    over: { enter: () => this.#leave() },
  });

  constructor(
    private readonly call: AriCall,
    private readonly reader: MessageReader,
    private readonly recorder: DraftRecorder,
  ) {}

  @OnStasisStart()
  async begin({ channel, args: [mailbox = ''] }: StasisStart): Promise<void> {
    this.#mailbox = mailbox;
    await channel.answer();
    await this.#flow.run('preamble');
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: /[0-6*#]/ })
  press({ digit }: ChannelDtmfReceived): void {
    this.#flow.handle(digit as VoicemailEvent);
  }

  @OnCallEnd()
  async end(): Promise<void> {
    this.#flow.handle('hangup');
    await this.#flow.settled();
  }

  async #preamble(signal: AbortSignal): Promise<'done' | 'none' | undefined> {
    const count = await this.reader.open(this.#mailbox);
    if (count === 0) return 'none';
    return this.#say(['sound:vm-youhave', `number:${count}`, 'sound:vm-messages'], signal);
  }

  async #delete(signal: AbortSignal): Promise<'done' | 'none' | undefined> {
    const another = await this.reader.discard();
    const done = await this.#say(['sound:vm-deleted'], signal);
    return another ? done : 'none';
  }

  async #record(): Promise<'done' | undefined> {
    const { outcome } = await this.recorder.record(this.#mailbox);
    return outcome === 'finished' ? 'done' : undefined;
  }

  async #replace(signal: AbortSignal): Promise<'done' | undefined> {
    await this.recorder.greet();
    return this.#say(['sound:vm-saved'], signal);
  }

  async #leave(): Promise<void> {
    await this.call.channel.hangup({ ifGone: 'ignore' });
    await this.recorder.discard();
  }

  async #say(media: readonly string[], signal: AbortSignal): Promise<'done' | undefined> {
    return (await say(this.call.channel, media, signal)) ? 'done' : undefined;
  }
}
