import { isJsonObject } from '../../protocol/index.js';
import type { AccessRequest, ResourceAccess, ResourceUser } from '../access/index.js';
import type { Resource, ResourceRegistry } from '../discovery/index.js';
import { ResourceException, ResourceInvalidInputException } from '../exceptions/index.js';
import { keyText } from '../query/index.js';
import type { ResourceCommand } from './command.js';
import { findPk } from './find-pk.js';

/** How often somebody else may create or delete the object just before we do the other thing. */
const MOST_TRIES = 20;

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
  run<R>(command: ResourceCommand, execute: (command: ResourceCommand) => Promise<R>): Promise<R> {
    const asked = command.action === 'update' ? this.#asked(command) : undefined;
    return asked === undefined ? execute(command) : this.#inOneOfTwoWays(command, asked, execute);
  }

  async #inOneOfTwoWays<R>(
    command: ResourceCommand,
    asked: AskedUpdate,
    execute: (command: ResourceCommand) => Promise<R>,
  ): Promise<R> {
    const { user, resource, pk } = asked;
    const request = { user, stream: resource.stream, action: 'update', pk };
    await this.#access.permit(request);
    let object = await resource.binding?.store.retrieve(pk);
    for (let tries = 1; ; tries += 1) {
      try {
        return await execute(object === undefined ? creationOf(command, asked) : command);
      } catch (error) {
        const before = object;
        object = await resource.binding?.store.retrieve(pk);
        const overtaken = before === undefined ? wasCreated(error, object, resource.key) : wasDeleted(error);
        if (!overtaken || tries === MOST_TRIES) throw error;
        // It may have been created anew meanwhile; or it was never one of his.
        if (before !== undefined && object !== undefined && !(await this.#admits(request, object))) throw error;
      }
    }
  }

  async #admits(request: AccessRequest, object: object): Promise<boolean> {
    return this.#access.admit(request, object).then(
      () => true,
      () => false,
    );
  }

  #asked({ user, stream, pk: beside, data = {} }: ResourceCommand): AskedUpdate | undefined {
    const resource = this.#registry.find(stream);
    if (user === undefined || resource?.upsert !== true || resource.binding === undefined) return undefined;
    const pk = findPk(beside, data);
    if (pk === undefined || !isJsonObject(data)) return undefined;
    const { pk: _, ...fields } = data;
    return { user, resource, pk, fields };
  }
}

/** Whether a creation was refused because the object was there; it may be gone again. */
function wasCreated(error: unknown, now: object | undefined, key: string): boolean {
  if (!(error instanceof ResourceException)) return false;
  const { status, errors } = error;
  const namesKey = errors.some((item) => typeof item === 'object' && Object.hasOwn(item, key));
  return now === undefined ? status === 409 && namesKey : status === 409 || status === 422;
}

function wasDeleted(error: unknown): boolean {
  return error instanceof ResourceException && error.status === 404;
}

function creationOf(command: ResourceCommand, { resource: { key }, pk, fields }: AskedUpdate): ResourceCommand {
  if (Object.hasOwn(fields, key) && keyText(fields[key]) !== pk) {
    throw new ResourceInvalidInputException([{ [key]: ['cannot be changed'] }]);
  }
  return { ...command, action: 'create', pk: undefined, data: { [key]: pk, ...fields } };
}
