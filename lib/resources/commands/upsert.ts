import { isJsonObject } from '../../protocol/index.js';
import type { ResourceAccess, ResourceUser } from '../access/index.js';
import type { Resource, ResourceRegistry } from '../discovery/index.js';
import { ResourceException, ResourceInvalidInputException } from '../exceptions/index.js';
import { keyText } from '../query/index.js';
import type { ResourceCommand } from './command.js';
import { findPk } from './find-pk.js';

/** How often somebody else may create or delete the object just before we do the other thing. */
const MOST_TRIES = 20;

/** What is answered where the object came or went meanwhile. */
const OVERTAKEN: readonly number[] = [404, 409, 422];

/** An update of an object that may have to be created. */
interface AskedUpdate {
  readonly user: ResourceUser;
  readonly resource: Resource;
  readonly pk: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Makes a creation of an update whose object is not there, where the binding wants that: for a user who may update it, too.
 * When somebody else creates or deletes the object just before, it is done the other way: the client sees that one of both was
 * done, never that it came too late. One statement in the store could not do it: who may replace an object depends on the object.
 */
export class Upsert {
  readonly #registry: ResourceRegistry;
  readonly #access: ResourceAccess;

  constructor(registry: ResourceRegistry, access: ResourceAccess) {
    this.#registry = registry;
    this.#access = access;
  }

  /** @param execute - runs a command that is not looked at any more. */
  async run<R>(command: ResourceCommand, execute: (command: ResourceCommand) => Promise<R>): Promise<R> {
    const asked = this.#asked(command);
    if (asked === undefined) return execute(command);
    const { user, resource, pk } = asked;
    await this.#access.permit({ user, stream: resource.stream, action: 'update', pk });
    let exists = await isThere(asked);
    for (let tries = 1; ; tries += 1) {
      try {
        return await execute(exists ? command : creationOf(command, asked));
      } catch (error) {
        const mayBe = error instanceof ResourceException && OVERTAKEN.includes(error.status) && tries < MOST_TRIES;
        if (!mayBe || exists === (await isThere(asked))) throw error;
        exists = !exists;
      }
    }
  }

  #asked({ action, user, stream, pk: beside, data = {} }: ResourceCommand): AskedUpdate | undefined {
    const resource = action === 'update' ? this.#registry.find(stream) : undefined;
    if (user === undefined || resource?.upsert !== true || resource.binding === undefined) return undefined;
    const pk = findPk(beside, data);
    if (pk === undefined || !isJsonObject(data)) return undefined;
    const { pk: _, ...fields } = data;
    return { user, resource, pk, fields };
  }
}

async function isThere({ resource, pk }: AskedUpdate): Promise<boolean> {
  return (await resource.binding?.store.retrieve(pk)) !== undefined;
}

function creationOf(command: ResourceCommand, { resource: { key }, pk, fields }: AskedUpdate): ResourceCommand {
  if (Object.hasOwn(fields, key) && keyText(fields[key]) !== pk) {
    throw new ResourceInvalidInputException([{ [key]: ['cannot be changed'] }]);
  }
  return { ...command, action: 'create', pk: undefined, data: { [key]: pk, ...fields } };
}
