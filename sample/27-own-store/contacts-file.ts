import { readFile, rename, writeFile } from 'node:fs/promises';
import { MemoryStore, type ResourcePage, type ResourceQuery, type ResourceStore } from 'nestjs-ari/resources';
import type { Contact } from './contact.js';

/**
 * Keeps contacts in a JSON file: an example of a store that the library does not know. One over TypeORM, Prisma or a web
 * service has the same methods, with a statement or a request in each; this one finds objects in memory.
 */
export class ContactsFile implements ResourceStore<Contact> {
  readonly #path: string;
  readonly #found = new MemoryStore<Contact>({ maxSize: 10_000 });
  #opened: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  get changes(): ResourceStore<Contact>['changes'] {
    return this.#found.changes;
  }

  newKey(): string | number {
    return this.#found.newKey();
  }

  async list(query: ResourceQuery<Contact>): Promise<ResourcePage<Contact>> {
    await this.#open();
    return this.#found.list(query);
  }

  async retrieve(pk: string): Promise<Contact | undefined> {
    await this.#open();
    return this.#found.retrieve(pk);
  }

  create(contact: Contact): Promise<Contact> {
    return this.#kept(() => this.#found.create(contact));
  }

  update(pk: string, contact: Contact): Promise<Contact | undefined> {
    return this.#kept(() => this.#found.update(pk, contact));
  }

  patch(pk: string, fields: Partial<Contact>): Promise<Contact | undefined> {
    return this.#kept(() => this.#found.patch(pk, fields));
  }

  delete(pk: string): Promise<Contact | undefined> {
    return this.#kept(() => this.#found.delete(pk));
  }

  /** One change after another, each in the file before its client has an answer. */
  #kept<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      await this.#open();
      const result = await change();
      const { items } = await this.#found.list({ filters: [], order: [], limit: 10_000, offset: 0, count: false });
      await writeFile(`${this.#path}.new`, JSON.stringify(items, null, 2));
      await rename(`${this.#path}.new`, this.#path);
      return result;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #open(): Promise<void> {
    this.#opened ??= this.#read();
    return this.#opened;
  }

  async #read(): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    for (const contact of JSON.parse(text) as Contact[]) await this.#found.create(contact);
  }
}
