import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Ari } from '../client/index.js';
import { AriDatabase } from '../data/index.js';
import { getAriToken } from '../module/index.js';
import type { ReadableStore, ResourceFile } from '../resources/index.js';
import { BoxPins, BoxRecords, Lamps } from './boxes/index.js';
import {
  draftName,
  draftParts,
  LeftBehind,
  MessageRecords,
  type VoicemailCaller,
  type VoicemailSelection,
} from './messages/index.js';
import { VOICEMAIL_SETTINGS, type VoicemailSettings } from './options/index.js';
import { VOICEMAIL_MIGRATIONS, VoicemailStores, type VoicemailBox, type VoicemailMessage } from './records/index.js';
import { KeptRecordings } from './recordings/index.js';

/** What there is once the connection is known. */
interface Started {
  readonly lamps: Lamps;
  readonly recordings: KeptRecordings;
  readonly leftBehind: LeftBehind;
  readonly listening: { unsubscribe(): void };
}

/**
 * Keeps the boxes, greetings and messages of an application. Call flows are yours: they record a `draft`, and deliver it.
 * A draft whose process fell is delivered by the next one, once its call is over.
 * @publicApi
 */
@Injectable()
export class Voicemail implements OnModuleInit, OnApplicationShutdown {
  readonly #stores: VoicemailStores;
  readonly #boxes: BoxRecords;
  readonly #messages: MessageRecords;
  readonly #pins = new BoxPins();
  readonly #held = new Set<string>();
  #parts: Started | undefined;

  constructor(
    private readonly modules: ModuleRef,
    @Inject(VOICEMAIL_SETTINGS) private readonly settings: VoicemailSettings,
    @Inject(AriDatabase) database: AriDatabase,
    @Inject(VoicemailStores) stores: VoicemailStores,
  ) {
    database.addMigrations('ari-voicemail', VOICEMAIL_MIGRATIONS);
    this.#stores = stores;
    this.#boxes = new BoxRecords(this.#stores);
    this.#messages = new MessageRecords(this.#stores.messages);
  }

  /** The messages of all boxes, to look for one; they are changed by the methods here, so that lamps follow. */
  get store(): ReadableStore<VoicemailMessage> {
    return this.#stores.messages;
  }

  /**
   * The box of that name; it is made where there is none.
   *
   * @throws {ResourceInvalidInputException} no box may have this name.
   */
  open(box: string): Promise<VoicemailBox> {
    return this.#boxes.open(box);
  }

  /**
   * Sets the PIN of a box; only its hash is kept.
   *
   * @throws {ResourceInvalidInputException} it is not 3 to 16 digits.
   */
  async setPin(box: string, pin: string): Promise<void> {
    await this.#boxes.keep(box, { pin: await this.#pins.hash(pin) });
  }

  /** Whether this is the PIN of the box. After five wrong ones in a row none is for a minute; a box without one has none. */
  async checkPin(box: string, pin: string): Promise<boolean> {
    return this.#pins.check(box, pin, (await this.#boxes.secretsOf(box)).pin);
  }

  /** What callers of a box hear, for `play`; undefined where its owner has recorded nothing. */
  async greeting(box: string): Promise<string | undefined> {
    const { greeting } = await this.#boxes.secretsOf(box);
    return greeting === undefined ? undefined : this.#started.recordings.store.media(greeting);
  }

  /** A draft becomes the greeting of its box, in the place of the one before. False where nothing was recorded. */
  async greetWith(draft: string): Promise<boolean> {
    const { box, id } = partsOf(draft);
    const { recordings } = this.#started;
    const greeting = `voicemail/greetings/${box}/${id}`;
    const { greeting: before } = await this.#boxes.secretsOf(box);
    const kept = await recordings.keep(draft, greeting);
    if (kept) await this.#boxes.keep(box, { greeting });
    await this.discard(draft);
    if (kept && before !== undefined && before !== greeting) await recordings.remove(before);
    return kept;
  }

  /** A name to record under. It belongs to this process until it is delivered, made a greeting or discarded. */
  draft(box: string, channel: string): string {
    const name = draftName(box, channel);
    this.#held.add(name);
    return name;
  }

  /** Throws a draft away; one that was never recorded is no error. */
  async discard(draft: string): Promise<void> {
    await this.#started.recordings.discard(draft);
    this.#held.delete(draft);
  }

  /** A draft becomes a message in the `inbox` of its box, and the lamp is lit. Undefined where nothing was recorded. */
  async deliver(draft: string, caller: VoicemailCaller = {}): Promise<VoicemailMessage | undefined> {
    const { box, id } = partsOf(draft);
    const { recordings, lamps } = this.#started;
    const { tenant } = await this.open(box);
    const recording = `voicemail/messages/${box}/${id}`;
    if (!(await recordings.keep(draft, recording))) {
      this.#held.delete(draft);
      return undefined;
    }
    const known = Object.entries({ ...caller, tenant }).filter(([, value]) => value !== undefined);
    const [folder, receivedAt] = ['inbox', new Date().toISOString()];
    const message = { id, box, folder, read: false, receivedAt, recording, ...Object.fromEntries(known) };
    const kept = await this.#messages.keep(message);
    await this.discard(draft);
    await lamps.show(box);
    return kept;
  }

  /** The messages of a box, unread ones first, in both parts the oldest first. */
  messages(box: string, selection: VoicemailSelection = {}): Promise<readonly VoicemailMessage[]> {
    return this.#messages.of(box, selection);
  }

  /** What makes a message heard, for `play`. */
  media({ recording }: VoicemailMessage): string {
    return this.#started.recordings.store.media(recording);
  }

  /** The bytes of a message, a WAV file; undefined where they are gone. */
  file({ recording }: VoicemailMessage): Promise<ResourceFile | undefined> {
    return this.#started.recordings.store.open(recording);
  }

  /** Marks a message as read, or as unread again. Undefined where it is gone. */
  async mark(id: string, read = true): Promise<VoicemailMessage | undefined> {
    return this.#shown(await this.#messages.mark(id, read));
  }

  /** Moves a message to another folder. Undefined where it is gone. */
  async move(id: string, folder: string): Promise<VoicemailMessage | undefined> {
    return this.#shown(await this.#messages.move(id, folder));
  }

  /** Deletes a message with its recording. Undefined where it was gone already. */
  async remove(id: string): Promise<VoicemailMessage | undefined> {
    const removed = await this.#messages.remove(id);
    if (removed !== undefined) await this.#started.recordings.remove(removed.recording);
    return this.#shown(removed);
  }

  /** Deletes a box with all that is in it. Undefined where there was none. */
  async removeBox(box: string): Promise<VoicemailBox | undefined> {
    for (const { id } of await this.messages(box)) await this.remove(id);
    const { greeting } = (await this.#boxes.forget(box)) ?? {};
    if (greeting !== undefined) await this.#started.recordings.remove(greeting);
    return this.#stores.boxes.delete(box);
  }

  /** Delivers what an earlier process left behind, as happens after each connect, and gives how many messages that were. */
  recover(): Promise<number> {
    return this.#started.leftBehind.look();
  }

  onModuleInit(): void {
    const ari = this.modules.get<Ari>(getAriToken(this.settings.connection), { strict: false });
    const leftBehind = new LeftBehind(ari, this.#held, (draft) => this.deliver(draft));
    this.#parts = {
      leftBehind,
      recordings: new KeptRecordings(ari, this.settings.recordings),
      lamps: new Lamps(ari, this.settings, this.#stores.messages),
      listening: ari.resyncs.subscribe(() => void leftBehind.look()),
    };
  }

  onApplicationShutdown(): void {
    this.#parts?.listening.unsubscribe();
    this.#parts?.leftBehind.end();
  }

  get #started(): Started {
    if (this.#parts === undefined) throw new TypeError('Voicemail is used before the application has started.');
    return this.#parts;
  }

  async #shown(message: VoicemailMessage | undefined): Promise<VoicemailMessage | undefined> {
    if (message !== undefined) await this.#started.lamps.show(message.box);
    return message;
  }
}

function partsOf(draft: string): { readonly box: string; readonly id: string } {
  const parts = draftParts(draft);
  if (parts === undefined) throw new TypeError(`"${draft}" is no draft: record under a name that draft() gives.`);
  return parts;
}
