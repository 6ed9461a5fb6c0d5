import { GatewayDisconnectedError, type GatewayClient } from 'nestjs-ari-gateway-client';
import { Store } from './store.js';
import type { Telephone, TelephoneAnswer, ConsoleTelephoneState } from './telephone.js';

const PAUSE = 3_000;

/** A telephone that the server works: its state is asked for again and again, and its keys are calls of a method. */
export class ServerTelephone extends Store implements Telephone {
  problem: string | undefined;
  #heard = 0;
  #ear: AudioContext | undefined;

  constructor(
    private readonly client: GatewayClient,
    public state: ConsoleTelephoneState,
    private seen: number,
  ) {
    super();
    this.#heard = state.heard.length;
    void this.#watch();
  }

  call(number: string): void {
    this.#do('call', number);
  }

  answer(): void {
    this.#do('answer');
  }

  press(keys: string): void {
    this.#do('press', keys);
  }

  hangUp(): void {
    this.#do('hangUp');
  }

  #do(action: string, what?: string): void {
    // A browser lets a page sound after somebody has pressed something there.
    this.#ear ??= new AudioContext();
    this.client.call('console.telephone', { do: action, ...(what !== undefined && { what }) }).then(
      (answer) => this.#take(answer as TelephoneAnswer),
      (error: unknown) => this.#fail(error),
    );
  }

  async #watch(): Promise<void> {
    for (;;) {
      try {
        this.#take((await this.client.call('console.telephone', { do: 'wait', seen: this.seen })) as TelephoneAnswer);
      } catch (error) {
        this.#fail(error);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  #take(answer: TelephoneAnswer): void {
    if (answer.kind !== 'server' || answer.number < this.seen) return;
    this.seen = answer.number;
    this.state = answer.state;
    this.problem = undefined;
    if (this.state.heard.length < this.#heard) this.#heard = 0;
    for (const { media } of this.state.heard.slice(this.#heard)) if (media !== undefined) void this.#sound(media);
    this.#heard = this.state.heard.length;
    this.changed();
  }

  /** Lets it be heard, where the server has a file of it. */
  async #sound(media: string): Promise<void> {
    if (this.#ear === undefined) return;
    const { wav } = (await this.client.call('console.telephone', { do: 'sound', what: media })) as {
      wav: string | null;
    };
    if (wav === null) return;
    const bytes = Uint8Array.from(atob(wav), (letter) => letter.charCodeAt(0));
    const source = this.#ear.createBufferSource();
    source.buffer = await this.#ear.decodeAudioData(bytes.buffer);
    source.connect(this.#ear.destination);
    source.start();
  }

  #fail(error: unknown): void {
    if (error instanceof GatewayDisconnectedError) this.problem = 'The gateway is away.';
    else this.problem = error instanceof Error ? error.message : String(error);
    this.changed();
  }
}
