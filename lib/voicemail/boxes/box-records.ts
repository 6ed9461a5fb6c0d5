import { ResourceConflictException, ResourceInvalidInputException } from '../../resources/index.js';
import { isBoxName, type BoxSecrets, type VoicemailBox, type VoicemailStores } from '../records/index.js';

/** Finds and makes boxes, and keeps what belongs to each and is shown to nobody. */
export class BoxRecords {
  readonly #stores: VoicemailStores;

  constructor(stores: VoicemailStores) {
    this.#stores = stores;
  }

  /** The box of that name; it is made where there is none. */
  async open(id: string): Promise<VoicemailBox> {
    if (!isBoxName(id)) throw new ResourceInvalidInputException([{ id: ['is no name of a box'] }]);
    const { boxes } = this.#stores;
    const made = async (): Promise<VoicemailBox> => boxes.create({ id });
    return (await boxes.retrieve(id)) ?? (await unlessTaken(made, () => boxes.retrieve(id)));
  }

  async secretsOf(id: string): Promise<Partial<BoxSecrets>> {
    return (await this.#stores.secrets.retrieve(id)) ?? {};
  }

  /** Sets some of the secrets of a box, which is made where there is none. */
  async keep(id: string, secrets: Omit<BoxSecrets, 'id'>): Promise<void> {
    await this.open(id);
    const { secrets: store } = this.#stores;
    if ((await store.patch(id, secrets)) !== undefined) return;
    await unlessTaken(
      () => store.create({ id, ...secrets }),
      () => store.patch(id, secrets),
    );
  }

  async forget(id: string): Promise<BoxSecrets | undefined> {
    return this.#stores.secrets.delete(id);
  }
}

/** Makes an object, or does the other thing where somebody else was faster. */
async function unlessTaken<T>(make: () => Promise<T>, otherwise: () => Promise<T | undefined>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    const other = error instanceof ResourceConflictException ? await otherwise() : undefined;
    if (other === undefined) throw error;
    return other;
  }
}
