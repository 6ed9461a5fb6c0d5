import { ifPossible, type Party } from '../verb/index.js';
import type { DialSettings } from './dial-settings.js';

type Comforts = Pick<DialSettings, 'callerHears' | 'musicClass'>;

/** What a caller hears while somebody is rung: the ringing tone, music, or nothing. */
export class Comfort {
  readonly #caller: Party;
  readonly #settings: Comforts;
  #playing = false;

  constructor(caller: Party, settings: Comforts) {
    this.#caller = caller;
    this.#settings = settings;
  }

  async start(): Promise<void> {
    const { channel } = this.#caller;
    const { callerHears, musicClass } = this.#settings;
    if (this.#playing || callerHears === 'nothing') return;
    this.#playing = true;
    if (callerHears === 'music') await ifPossible(channel.startMoh({ mohClass: musicClass }));
    else await ifPossible(channel.ring());
  }

  async stop(): Promise<void> {
    const { channel } = this.#caller;
    if (!this.#playing) return;
    this.#playing = false;
    if (this.#settings.callerHears === 'music') await ifPossible(channel.stopMoh());
    else await ifPossible(channel.ringStop());
  }
}
