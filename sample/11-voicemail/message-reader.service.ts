import { Injectable, Scope } from '@nestjs/common';
import { AriCall, AriIllegalStateException, AriNotFoundException, type PendingPlayback } from 'nestjs-ari';
import { Voicemail, type VoicemailMessage } from 'nestjs-ari/voicemail';

const SKIP_MS = 3_000;

/** The messages of one mailbox, and the place at which their owner listens. One for each call. */
@Injectable({ scope: Scope.REQUEST })
export class MessageReader {
  #messages: VoicemailMessage[] = [];
  #at = 0;
  #playback: PendingPlayback | undefined;
  #paused = false;

  constructor(
    private readonly call: AriCall,
    private readonly voicemail: Voicemail,
  ) {}

  /** Opens the mailbox at its first message. Gives how many there are. */
  async open(mailbox: string): Promise<number> {
    this.#messages = [...(await this.voicemail.messages(mailbox))];
    this.#at = 0;
    return this.#messages.length;
  }

  /** Plays the message until the signal aborts. One that was heard to its end is not new any more. */
  async listen(signal: AbortSignal): Promise<'done' | undefined> {
    const message = this.#messages[this.#at];
    if (message === undefined) return 'done';
    const playback = this.call.channel.play(this.voicemail.media(message), { skipms: SKIP_MS });
    this.#playback = playback;
    this.#paused = false;
    signal.addEventListener('abort', () => void playback.stop().catch(() => {}));
    // No limit: it may be paused for long.
    const { outcome } = await playback.finished({ timeout: Infinity });
    if (outcome === 'finished') await this.voicemail.mark(message.id);
    return outcome === 'hangup' ? undefined : 'done';
  }

  /** Goes to the message before (-1) or the next (1), if there is one. */
  move(step: -1 | 1): 'listening' | 'empty' {
    this.#at = Math.min(Math.max(this.#at + step, 0), this.#messages.length);
    return this.#at < this.#messages.length ? 'listening' : 'empty';
  }

  /** Skips within the message that is heard; a paused one goes on first. */
  async skip(operation: 'reverse' | 'forward' | 'restart'): Promise<void> {
    if (this.#paused) await this.pauseOrResume();
    await this.#control(operation);
  }

  async pauseOrResume(): Promise<void> {
    this.#paused = !this.#paused;
    await this.#control(this.#paused ? 'pause' : 'unpause');
  }

  /** Throws the message away; the next takes its place. Gives whether there is one. */
  async discard(): Promise<boolean> {
    const [message] = this.#messages.splice(this.#at, 1);
    if (message !== undefined) await this.voicemail.remove(message.id);
    return this.#at < this.#messages.length;
  }

  /** A message that has not begun, or has just ended, is left alone. */
  async #control(operation: 'reverse' | 'forward' | 'restart' | 'pause' | 'unpause'): Promise<void> {
    try {
      const playback = await this.#playback;
      await playback?.control(operation);
    } catch (error) {
      if (!(error instanceof AriNotFoundException || error instanceof AriIllegalStateException)) throw error;
    }
  }
}
