import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { CALL_STORY, type CallStoryEntry } from '../../story/index.js';

/**
 * Conceals the digits of a channel while a step of its call flow asks for something secret: a `gather` with
 * `secret: true`, the PIN of a conference.
 */
export class SecretSteps {
  readonly #client: string;
  readonly #conceal: (channel: string) => () => void;
  readonly #concealed = new Map<string, () => void>();

  /**
   * @param client - which one, as `ari.ids.instance` says: the story of calls is that of the whole process.
   * @param conceal - leaves the digits of a channel out, until what it returns is called.
   */
  constructor(client: string, conceal: (channel: string) => () => void) {
    this.#client = client;
    this.#conceal = conceal;
  }

  begin(): void {
    subscribe(CALL_STORY, this.#hear);
  }

  end(): void {
    unsubscribe(CALL_STORY, this.#hear);
    for (const id of [...this.#concealed.keys()]) this.#reveal(id);
  }

  readonly #hear = (message: unknown): void => {
    const { phase, id, client, channelId, parameters } = message as CallStoryEntry;
    if (phase === 'end') this.#reveal(id);
    else if (client === this.#client && parameters['secret'] === true)
      this.#concealed.set(id, this.#conceal(channelId));
  };

  #reveal(id: string): void {
    this.#concealed.get(id)?.();
    this.#concealed.delete(id);
  }
}
