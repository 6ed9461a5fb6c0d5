import { ResourceConflictException, type ResourceStore } from '../../resources/index.js';
import type { VoicemailMessage } from '../records/index.js';
import { allOf } from './all-of.js';
import type { VoicemailSelection } from './voicemail-caller.js';

const OLDEST_FIRST = [{ field: 'receivedAt', descending: false }];

/** Keeps what is known of messages; their sound is elsewhere. */
export class MessageRecords {
  readonly #store: ResourceStore<VoicemailMessage>;

  constructor(store: ResourceStore<VoicemailMessage>) {
    this.#store = store;
  }

  /** One that is there already stays as it is: it was delivered before a fall. */
  async keep(message: VoicemailMessage): Promise<VoicemailMessage> {
    try {
      return await this.#store.create(message);
    } catch (error) {
      const there = error instanceof ResourceConflictException ? await this.#store.retrieve(message.id) : undefined;
      if (there === undefined) throw error;
      return there;
    }
  }

  /** Unread ones first, in both parts the oldest first. */
  async of(box: string, { folder, read }: VoicemailSelection): Promise<readonly VoicemailMessage[]> {
    const values = { box, ...(folder !== undefined && { folder }), ...(read !== undefined && { read }) };
    const found = await allOf(this.#store, values, OLDEST_FIRST);
    return [...found.filter((message) => !message.read), ...found.filter((message) => message.read)];
  }

  async mark(id: string, read: boolean): Promise<VoicemailMessage | undefined> {
    if (!read) return this.#store.patch(id, { read, readAt: undefined });
    const { readAt = new Date().toISOString() } = (await this.#store.retrieve(id)) ?? {};
    return this.#store.patch(id, { read, readAt });
  }

  move(id: string, folder: string): Promise<VoicemailMessage | undefined> {
    return this.#store.patch(id, { folder });
  }

  remove(id: string): Promise<VoicemailMessage | undefined> {
    return this.#store.delete(id);
  }
}
