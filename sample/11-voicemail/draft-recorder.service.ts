import { Injectable, Scope } from '@nestjs/common';
import { AriCall, type PendingRecording, type RecordingOutcome } from 'nestjs-ari';

const LONGEST_S = 120;

/** Records what the caller says, as often as it takes. One for each call. */
@Injectable({ scope: Scope.REQUEST })
export class DraftRecorder {
  #recording: PendingRecording | undefined;

  constructor(private readonly call: AriCall) {}

  /** Records over what there was, until it is stopped, or the longest time is over. */
  async record(name: string): Promise<RecordingOutcome> {
    const { channel } = this.call;
    this.#recording = channel.record({ name, ifExists: 'overwrite', beep: true, maxDurationSeconds: LONGEST_S });
    return this.#recording.finished({ timeout: LONGEST_S * 1_100 });
  }

  /** Ends the recording, and returns when it lies on the disk. */
  async stop(): Promise<void> {
    await this.#recording?.stop();
    await this.#recording?.finished();
  }
}
