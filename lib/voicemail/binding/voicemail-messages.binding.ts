import { Inject } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AriNotFoundException, type Ari, type Channel } from '../../client/index.js';
import { getAriToken } from '../../module/index.js';
import { ofTenant } from '../../data/internal.js';
import {
  DetailAction,
  ReadOnlyBinding,
  ResourceBinding,
  ResourceFile,
  ResourceInvalidInputException,
  ResourceNotFoundException,
  type ResourceContext,
  type ResourcePage,
  type ResourceQuery,
} from '../../resources/index.js';
import { VOICEMAIL_SETTINGS, type VoicemailSettings } from '../options/index.js';
import { FieldSchema, MESSAGE_SCHEMA, VoicemailStores, type VoicemailMessage } from '../records/index.js';
import { Voicemail } from '../voicemail.js';

const FOLDER = new FieldSchema<{ readonly folder: string }>(
  {
    folder: { type: 'string', pattern: '^[^\\u0000-\\u001f]{1,80}$', description: 'Any name; callers fill the inbox.' },
  },
  ['folder'],
);
const READ = new FieldSchema<{ readonly read: boolean }>(
  { read: { type: 'boolean', description: 'Whether it counts as heard.' } },
  ['read'],
);
const CHANNEL = new FieldSchema<{ readonly channel: string }>(
  { channel: { type: 'string', description: 'Id of a channel that is in an application.' } },
  ['channel'],
);

/**
 * Lets clients see, play, move, mark and delete messages as the resource `voicemailMessages`. Only calls make new ones.
 * @publicApi
 */
@ResourceBinding({
  stream: 'voicemailMessages',
  description: 'What callers have said. Only calls make new ones.',
  schema: MESSAGE_SCHEMA,
  filterable: ['id', 'box', 'tenant', 'folder', 'read', 'receivedAt', 'caller'],
  orderable: ['receivedAt', 'seconds', 'caller'],
  searchable: ['caller', 'callerName'],
})
export class VoicemailMessagesBinding extends ReadOnlyBinding<VoicemailMessage> {
  readonly #voicemail: Voicemail;

  constructor(
    @Inject(VoicemailStores) stores: VoicemailStores,
    @Inject(Voicemail) voicemail: Voicemail,
    @Inject(VOICEMAIL_SETTINGS) private readonly settings: VoicemailSettings,
    private readonly modules: ModuleRef,
  ) {
    super(stores.messages);
    this.#voicemail = voicemail;
  }

  override list(
    query: ResourceQuery<VoicemailMessage>,
    context: ResourceContext,
  ): Promise<ResourcePage<VoicemailMessage>> {
    return super.list(ofTenant(query, context), context);
  }

  @DetailAction({
    summary: 'Moves it to a folder',
    description: 'Moves the message to another folder of its box.',
    input: FOLDER,
    result: MESSAGE_SCHEMA,
  })
  async move(pk: string, { folder }: { readonly folder: string }): Promise<VoicemailMessage> {
    return found(await this.#voicemail.move(pk, folder));
  }

  @DetailAction({
    summary: 'Marks it as read or unread',
    description: 'Marks the message as read, or as unread again; the lamp of its box follows.',
    input: READ,
    result: MESSAGE_SCHEMA,
  })
  async mark(pk: string, { read }: { readonly read: boolean }): Promise<VoicemailMessage> {
    return found(await this.#voicemail.mark(pk, read));
  }

  @DetailAction({
    summary: 'Plays it on a channel',
    description:
      'Plays the message to the party on a channel, and answers when Asterisk has taken it on. It stays unread.',
    input: CHANNEL,
  })
  async play(pk: string, { channel: id }: { readonly channel: string }, context: ResourceContext): Promise<object> {
    const channel = await this.#channel(id);
    // As a row of live channels is seen: by the tenant of the channel.
    if (!context.sees('channels', Object.assign({}, channel, { tenant: channel.tenantid }))) refuseChannel();
    const message = found((context.object as VoicemailMessage | undefined) ?? (await this.store.retrieve(pk)));
    const { id: playback } = await channel.play(this.#voicemail.media(message));
    return { playback };
  }

  @DetailAction({
    file: true,
    summary: 'Downloads it',
    description: 'Sends the message as a WAV file, whole or in parts. It stays unread.',
  })
  async download(pk: string, _input: unknown, { object }: ResourceContext): Promise<ResourceFile> {
    const message = found((object as VoicemailMessage | undefined) ?? (await this.store.retrieve(pk)));
    const file = await this.#voicemail.file(message);
    if (file === undefined) throw new ResourceNotFoundException();
    const { type, size } = file;
    return new ResourceFile({ type, size, name: `${pk}.wav`, open: (range) => file.stream(range) });
  }

  @DetailAction({ summary: 'Deletes it', description: 'Deletes the message and its recording.' })
  async delete(pk: string): Promise<void> {
    found(await this.#voicemail.remove(pk));
  }

  async #channel(id: string): Promise<Channel> {
    const ari = this.modules.get<Ari>(getAriToken(this.settings.connection), { strict: false });
    try {
      return await ari.channels.get(id);
    } catch (error) {
      if (error instanceof AriNotFoundException) refuseChannel();
      throw error;
    }
  }
}

function refuseChannel(): never {
  throw new ResourceInvalidInputException([{ channel: ['is no channel'] }]);
}

function found(message: VoicemailMessage | undefined): VoicemailMessage {
  if (message === undefined) throw new ResourceNotFoundException();
  return message;
}
