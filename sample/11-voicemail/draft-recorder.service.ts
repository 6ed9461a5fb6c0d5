import { Injectable, Scope } from '@nestjs/common';
import { AriCall, type PendingRecording, type RecordingOutcome } from 'nestjs-ari';
import { Voicemail } from 'nestjs-ari/voicemail';

const LONGEST_S = 120;

/** Records what the caller says, as often as it takes. One for each call. */
@Injectable({ scope: Scope.REQUEST })
export class DraftRecorder {
  #name = '';
  #recording: PendingRecording | undefined;
  #seconds: number | undefined;

  constructor(
    private readonly call: AriCall,
    private readonly voicemail: Voicemail,
  ) {}

  /** What plays the draft. */
  get media(): string {
    return `recording:${this.#name}`;
  }

  /** Records over what there was, until it is stopped, or the longest time is over. */
  async record(box: string): Promise<RecordingOutcome> {
    const { channel } = this.call;
    if (this.#name === '') this.#name = this.voicemail.draft(box, channel.id);
    const options = { name: this.#name, ifExists: 'overwrite', beep: true, maxDurationSeconds: LONGEST_S } as const;
    this.#recording = channel.record(options);
    const outcome = await this.#recording.finished({ timeout: LONGEST_S * 1_100 });
    if (outcome.outcome === 'finished') this.#seconds = outcome.recording.duration;
    return outcome;
  }

  /** Ends the recording, and returns when it lies on the disk. */
  async stop(): Promise<void> {
    await this.#recording?.stop();
    await this.#recording?.finished();
  }

  /** The draft becomes a message. Who hung up before the beep has left none. */
  async deliver(): Promise<void> {
    const { number: caller, name: callerName } = this.call.channel.caller;
    if (this.#name !== '') await this.voicemail.deliver(this.#name, { caller, callerName, seconds: this.#seconds });
    this.#name = '';
  }

  /** The draft becomes the greeting of its box. */
  async greet(): Promise<void> {
    await this.voicemail.greetWith(this.#name);
    this.#name = '';
  }

  async discard(): Promise<void> {
    if (this.#name !== '') await this.voicemail.discard(this.#name);
    this.#name = '';
  }
}
