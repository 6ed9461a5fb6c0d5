import type { Channel } from '../../client/index.js';
import { Conference } from './conference.js';
import type { ConferenceOptions, ConferenceResult, ParticipantOptions } from './conference-options.js';

/**
 * The conferences of an application, by name. One begins with its first participant and is forgotten with the last.
 * @publicApi
 */
export class Conferences {
  readonly #options: Readonly<Record<string, ConferenceOptions>>;
  readonly #conferences = new Map<string, Conference>();

  /** @param options - how each conference works; one that is not named has the defaults. */
  constructor(options: Readonly<Record<string, ConferenceOptions>> = {}) {
    this.#options = options;
  }

  /** The conferences in which somebody is. */
  get names(): readonly string[] {
    return [...this.#conferences.keys()];
  }

  /** The conference of a name; undefined when nobody is in it. */
  conference(name: string): Conference | undefined {
    return this.#conferences.get(name);
  }

  /** Lets a caller take part. Resolves when it takes part no more. */
  join(channel: Channel, name: string, options?: ParticipantOptions): Promise<ConferenceResult> {
    let conference = this.#conferences.get(name);
    if (conference === undefined) {
      conference = new Conference(name, this.#options[name] ?? {}, () => this.#conferences.delete(name));
      this.#conferences.set(name, conference);
    }
    return conference.join(channel, options);
  }
}
