import { Logger } from '@nestjs/common';
import { AriNotFoundException, type Ari } from '../../client/index.js';
import type { VoicemailSettings } from '../options/index.js';
import type { VoicemailMessage } from '../records/index.js';
import type { ReadableStore } from '../../resources/index.js';

/** Shows on telephones whether there are unread messages. A lamp that cannot be lit is no reason to lose a message. */
export class Lamps {
  readonly #ari: Ari;
  readonly #settings: VoicemailSettings;
  readonly #messages: ReadableStore<VoicemailMessage>;
  readonly #logger = new Logger('AriVoicemail');
  #absent = false;
  /** The last look at each box: one after another, so that the newest count is the one that stays. */
  readonly #looks = new Map<string, Promise<void>>();

  constructor(ari: Ari, settings: VoicemailSettings, messages: ReadableStore<VoicemailMessage>) {
    this.#ari = ari;
    this.#settings = settings;
    this.#messages = messages;
  }

  /** Counts the messages of a box, and shows it. Never throws. */
  async show(box: string): Promise<void> {
    if (this.#settings.lamp === 'none' || this.#absent) return;
    const before = this.#looks.get(box) ?? Promise.resolve();
    const look = before.then(() => this.#show(box));
    this.#looks.set(box, look);
    await look;
    if (this.#looks.get(box) === look) this.#looks.delete(box);
  }

  async #show(box: string): Promise<void> {
    const { lamp, lampName } = this.#settings;
    try {
      const unread = await this.#count(box, false);
      if (lamp === 'deviceState') {
        await this.#ari.deviceStates.update(lampName(box), { deviceState: unread > 0 ? 'INUSE' : 'NOT_INUSE' });
      } else {
        const oldMessages = await this.#count(box, true);
        await this.#ari.mailboxes.update(lampName(box), { newMessages: unread, oldMessages });
      }
    } catch (error) {
      // Its modules are not loaded, or not there at all: once is enough to say so.
      this.#absent = lamp === 'mailbox' && error instanceof AriNotFoundException;
      const reason = error instanceof Error ? error.message : String(error);
      const hint = this.#absent ? ' No lamp is set any more: use the lamp "deviceState".' : '';
      this.#logger.warn(`The lamp of box ${box} could not be set: ${reason}${hint}`);
    }
  }

  async #count(box: string, read: boolean): Promise<number> {
    const filters = [
      { field: 'box', comparison: 'eq' as const, values: [box] },
      { field: 'read', comparison: 'eq' as const, values: [read] },
    ];
    const { count = 0 } = await this.#messages.list({ filters, order: [], limit: 1, offset: 0, count: true });
    return count;
  }
}
