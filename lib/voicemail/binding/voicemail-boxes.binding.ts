import { Inject } from '@nestjs/common';
import { ofTenant } from '../../data/internal.js';
import {
  DetailAction,
  ModelBinding,
  ResourceBinding,
  ResourceNotFoundException,
  type ResourceContext,
  type ResourcePage,
  type ResourceQuery,
} from '../../resources/index.js';
import { BOX_SCHEMA, FieldSchema, VoicemailStores, type VoicemailBox } from '../records/index.js';
import { Voicemail } from '../voicemail.js';

const NEW_PIN = new FieldSchema<{ readonly pin: string }>(
  { pin: { type: 'string', pattern: '^[0-9]{3,16}$', description: '3 to 16 digits. No answer ever shows it.' } },
  ['pin'],
);

/**
 * Lets clients see and change mailboxes as the resource `voicemailBoxes`. With a box its messages are deleted.
 * @publicApi
 */
@ResourceBinding({
  stream: 'voicemailBoxes',
  description: 'Mailboxes. What callers said is in voicemailMessages.',
  example: { id: '100', name: 'Ada' },
  schema: BOX_SCHEMA,
  keyFrom: 'client',
  filterable: ['id', 'tenant'],
  orderable: ['id', 'name'],
  searchable: ['id', 'name'],
})
export class VoicemailBoxesBinding extends ModelBinding<VoicemailBox> {
  readonly #voicemail: Voicemail;

  constructor(@Inject(VoicemailStores) stores: VoicemailStores, @Inject(Voicemail) voicemail: Voicemail) {
    super(stores.boxes);
    this.#voicemail = voicemail;
  }

  override list(query: ResourceQuery<VoicemailBox>, context: ResourceContext): Promise<ResourcePage<VoicemailBox>> {
    return super.list(ofTenant(query, context), context);
  }

  override async delete(pk: string): Promise<VoicemailBox> {
    const removed = await this.#voicemail.removeBox(pk);
    if (removed === undefined) throw new ResourceNotFoundException();
    return removed;
  }

  @DetailAction({ summary: 'Sets the PIN', description: 'Sets the PIN that the owner is asked for.', input: NEW_PIN })
  async setPin(pk: string, { pin }: { readonly pin: string }): Promise<void> {
    await this.#voicemail.setPin(pk, pin);
  }
}
