import { Injectable } from '@nestjs/common';
import { AriNotFoundException, DeviceStatesRepository, RecordingsRepository, type StoredRecording } from 'nestjs-ari';

/** Where a message lies: unheard, or heard. */
export type Folder = 'new' | 'old';

/**
 * Mailboxes on Asterisk's own disk: names of stored recordings may hold slashes, so they serve as folders.
 * `voicemail/100/new/<time>` is a message for 100, `voicemail/100/greeting` what its callers hear.
 */
@Injectable()
export class Mailboxes {
  constructor(
    private readonly recordings: RecordingsRepository,
    private readonly states: DeviceStatesRepository,
  ) {}

  /** Name of a recording that nobody has decided upon yet. */
  draft(mailbox: string, caller: string): string {
    return `voicemail/${mailbox}/draft/${caller}`;
  }

  greeting(mailbox: string): string {
    return `voicemail/${mailbox}/greeting`;
  }

  /** The lamp of a mailbox, for a hint in the dialplan. It is lit while there are unheard messages. */
  lamp(mailbox: string): string {
    return `Stasis:mailbox-${mailbox}`;
  }

  async hasGreeting(mailbox: string): Promise<boolean> {
    const stored = await this.recordings.listStored();
    return stored.some(({ name }) => name === this.greeting(mailbox));
  }

  /** Names of the messages, the unheard ones first, in each folder the oldest first. */
  async messages(mailbox: string): Promise<string[]> {
    const stored = await this.recordings.listStored();
    return [...within(stored, folder(mailbox, 'new')), ...within(stored, folder(mailbox, 'old'))];
  }

  /** A draft becomes a message. Who hung up before the beep has left none. */
  async deliver(mailbox: string, draft: string): Promise<void> {
    await ifThere(this.#rename(draft, `${folder(mailbox, 'new')}${Date.now()}`));
    await this.#light(mailbox);
  }

  /** A draft becomes the greeting, in the place of the one before. */
  async greetWith(mailbox: string, draft: string): Promise<void> {
    await this.delete(this.greeting(mailbox));
    await this.#rename(draft, this.greeting(mailbox));
  }

  /** A message has been heard. Gives its new name. */
  async heard(mailbox: string, message: string): Promise<string> {
    if (!message.startsWith(folder(mailbox, 'new'))) return message;
    const name = message.replace(folder(mailbox, 'new'), folder(mailbox, 'old'));
    await this.#rename(message, name);
    await this.#light(mailbox);
    return name;
  }

  /** Throws a message away. */
  async discard(mailbox: string, message: string): Promise<void> {
    await this.delete(message);
    await this.#light(mailbox);
  }

  /** Deletes a recording, if it is there. */
  async delete(name: string): Promise<void> {
    await ifThere(this.recordings.deleteStored(name));
  }

  async #rename(from: string, destinationRecordingName: string): Promise<void> {
    await this.recordings.copyStored(from, { destinationRecordingName });
    await this.delete(from);
  }

  async #light(mailbox: string): Promise<void> {
    const unheard = within(await this.recordings.listStored(), folder(mailbox, 'new'));
    await this.states.update(this.lamp(mailbox), { deviceState: unheard.length > 0 ? 'INUSE' : 'NOT_INUSE' });
  }
}

async function ifThere(command: Promise<unknown>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!(error instanceof AriNotFoundException)) throw error;
  }
}

function folder(mailbox: string, name: Folder): string {
  return `voicemail/${mailbox}/${name}/`;
}

function within(stored: readonly StoredRecording[], prefix: string): string[] {
  return stored.flatMap(({ name }) => (name.startsWith(prefix) ? name : [])).sort();
}
