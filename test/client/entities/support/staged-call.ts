import type { AriClient, Channel } from 'nestjs-ari/client';
import { callStage } from './call-stage.js';
import type { Command, ExchangeStub, Reply } from './exchange-stub.js';

/** A command that the stub has taken and not answered yet. */
interface Held {
  readonly command: Command;
  readonly answer: (reply: Reply) => void;
}

/**
 * Plays Asterisk for one call: every command causes events and an answer, in the order that Asterisk keeps to – the
 * events among themselves. When an answer comes between them is for `laterThan` to say: after so many events.
 */
export class StagedCall {
  readonly #client: AriClient;
  readonly #stub: ExchangeStub;
  readonly #laterThan: (command: string) => number;
  readonly #sent: Promise<void>[] = [];

  constructor(client: AriClient, stub: ExchangeStub, laterThan: (command: string) => number) {
    this.#client = client;
    this.#stub = stub;
    this.#laterThan = laterThan;
    stub.answer = (command) => new Promise((answer) => this.#take({ command, answer }));
  }

  /** Resolves when everything has been sent. */
  async over(): Promise<void> {
    await Promise.all(this.#sent);
  }

  #take({ command, answer }: Held): void {
    const stage = callStage(command);
    const after = Math.min(this.#laterThan(stage.name), stage.events.length);
    this.#sent.push(this.#perform(stage.events, after, () => answer(stage.reply)));
  }

  /** One event or answer at a time, each handled by the client before the next is sent. */
  async #perform(events: readonly object[], after: number, answer: () => void): Promise<void> {
    for (const [index, event] of events.entries()) {
      if (index === after) await this.#answer(answer);
      const { received } = this.#client.counts;
      this.#stub.send(event);
      while (this.#client.counts.received === received) await turn();
    }
    if (after === events.length) await this.#answer(answer);
  }

  /** Nothing tells when the client has read an answer: a few turns of the loop that both share are enough. */
  async #answer(answer: () => void): Promise<void> {
    answer();
    for (let turns = 0; turns < 8; turns += 1) await turn();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The same call for every order: what its waits came to. */
export async function callThrough(client: AriClient): Promise<unknown[]> {
  const call = client.originate('Local/1@default');
  const waits = [call.answered(), call.entered(), call.ended()];
  const channel: Channel = await call;
  const entered = await waits[1];
  const playback = channel.play('sound:hello-world');
  const sound = [playback.started(), playback.finished()];
  await playback.finished();
  await playback;
  const late = [channel.ended(), channel.leftStasis()];
  await channel.hangup();
  const all = await Promise.all([...waits, ...sound, ...late, channel.nextDigit(), channel.ended()]);
  return [entered, ...all].map(summary);
}

function summary(outcome: unknown): unknown {
  const { channel, playback, event, ...told } = outcome as Record<string, { readonly state?: string } | undefined>;
  return { ...told, channel: channel?.state, playback: playback?.state, event: event !== undefined };
}
