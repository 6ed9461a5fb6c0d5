import type { Bridge, BridgesRepository, Channel, PendingRecording } from 'nestjs-ari';

/** A caller and an agent who talk, and the agent's keys: 0 records, 5 pauses, 7 stores, 9 discards, # ends. */
export class Conversation {
  #recording: PendingRecording | undefined;
  #paused = false;

  private constructor(
    private readonly bridge: Bridge,
    private readonly caller: Channel,
    private readonly agent: Channel,
  ) {}

  static async begin(bridges: BridgesRepository, caller: Channel, agent: Channel): Promise<Conversation> {
    // Without `dtmf_events` two telephones exchange their digits directly, and nobody else hears of them.
    const bridge = await bridges.create({ type: 'mixing,dtmf_events' });
    try {
      await bridge.addChannel([caller, agent]);
    } catch (error) {
      await bridge.destroy();
      throw error;
    }
    return new Conversation(bridge, caller, agent);
  }

  async press(digit: string): Promise<void> {
    if (digit === '0') this.#record();
    else if (digit === '5') await this.#pauseOrGoOn();
    else if (digit === '7') await this.#recording?.stop();
    else if (digit === '9') await this.#recording?.cancel();
    else if (digit === '#') await this.caller.hangup({ ifGone: 'ignore' });
  }

  /** Returns when either of them has left; the caller of an agent who hung up is let go as well. */
  async over(): Promise<void> {
    await Promise.race([this.caller.ended(), this.agent.ended()]);
    // What has been said is kept.
    await this.#recording?.stop();
    await this.caller.hangup({ ifGone: 'ignore' });
    await this.bridge.destroy();
  }

  #record(): void {
    if (this.#recording !== undefined) return;
    const recording = this.bridge.record({ name: `call-queue/${this.bridge.id}/${Date.now()}` });
    this.#recording = recording;
    this.#paused = false;
    const ended = (): void => void (this.#recording = undefined);
    recording.finished({ timeout: Infinity }).then(ended, ended);
  }

  async #pauseOrGoOn(): Promise<void> {
    const recording = await this.#recording;
    if (recording === undefined) return;
    this.#paused = !this.#paused;
    await (this.#paused ? recording.pause() : recording.unpause());
  }
}
