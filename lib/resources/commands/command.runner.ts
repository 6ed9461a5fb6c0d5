import { Inject, Injectable, Logger } from '@nestjs/common';
import { isJsonObject, type Status } from '../../protocol/index.js';
import { ResourceAccess, type AccessRequest, type ResourceUser } from '../access/index.js';
import { ResourceRegistry, type Resource, type ResourceAction } from '../discovery/index.js';
import { ResourceContext } from '../execution-context/index.js';
import { ResourceBadRequestException, ResourceException } from '../exceptions/index.js';
import { RESOURCE_OPTIONS, type ResourceOptions } from '../options/index.js';
import { CursorSeal, fieldValue, keyText, type ResourcePage } from '../query/index.js';
import { refusePrototypeKeys, validateInput } from '../schema/index.js';
import type { ResourceStore } from '../store/index.js';
import { checkInput } from './action-input.js';
import type { CommandAnswer, ResourceCommand } from './command.js';
import { createList } from './create-list.js';
import { knownError } from './error-answer.js';
import { findPk } from './find-pk.js';
import { ListCommand } from './list-command.js';
import { ownRows } from './own-rows.js';
import { Upsert } from './upsert.js';
import { WriteTurns } from './write-turns.js';

/** Actions that change one object. */
const CHANGES: ReadonlySet<string> = new Set(['update', 'patch', 'delete']);

/** A command whose user, resource and action are known. */
interface Admitted extends AccessRequest {
  readonly pk: string | undefined;
  readonly command: ResourceCommand;
  readonly user: ResourceUser;
  readonly resource: Resource;
  readonly action: string;
  readonly run: ResourceAction;
  readonly object: unknown;
}

interface Outcome {
  readonly status: Status;
  readonly data: unknown;
  /** Keys of the objects that were changed or created. */
  readonly pks?: readonly (string | undefined)[];
}

/**
 * Runs the commands of all doors: known user, permission, existence, tenant, input, then guards, pipes and interceptors,
 * the action, and the presenter. Every command has an answer; none throws.
 * @publicApi
 */
@Injectable()
export class CommandRunner {
  readonly #logger = new Logger('AriResources');
  readonly #cursors: CursorSeal;
  readonly #upsert: Upsert;
  readonly #turns = new WriteTurns();

  constructor(
    private readonly registry: ResourceRegistry,
    private readonly access: ResourceAccess,
    @Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions,
  ) {
    this.#cursors = new CursorSeal(options.cursorSecret);
    this.#upsert = new Upsert(registry, access);
  }

  async run(command: ResourceCommand): Promise<CommandAnswer> {
    try {
      const { status, data, pks = [undefined] } = await this.#upsert.run(command, (asked) => this.#execute(asked));
      for (const pk of pks) this.audit(command, status, pk);
      return { status, data, errors: [] };
    } catch (error) {
      const { status, errors } = this.exceptionOf(error, `${command.stream}.${command.action}`);
      this.audit(command, status);
      return { status, data: null, errors };
    }
  }

  /** What a client may know of an error. One that nobody knows is logged, and is a 500 without details. */
  exceptionOf(error: unknown, what: string): ResourceException {
    const known = knownError(error, this.options.errorTranslators);
    if (known !== undefined) return known;
    this.#logger.error(`${what} failed`, error instanceof Error ? error.stack : String(error));
    return new ResourceException(500);
  }

  async #execute(command: ResourceCommand): Promise<Outcome> {
    const admitted = await this.#admit(command);
    if (admitted.run.standard === 'list') return this.#list(admitted);
    if (isListToCreate(admitted)) return this.#createList(admitted);
    const { stream, pk, action } = admitted;
    const { precondition } = command;
    if (pk === undefined || !CHANGES.has(action)) {
      await precondition?.();
      return this.#act(admitted);
    }
    // He may, and it is there for him: only now he waits for others, so that time tells him nothing of what is not.
    const key = JSON.stringify([stream, pk]);
    const change = async (waited: boolean): Promise<Outcome> => {
      await precondition?.();
      return this.#act(waited ? await this.#admit(command) : admitted);
    };
    return precondition === undefined ? this.#turns.beside(key, change) : this.#turns.alone(key, change);
  }

  async #act(admitted: Admitted): Promise<Outcome> {
    const { resource, run, pk, object } = admitted;
    const input = await this.#input(admitted, this.#withoutPk(admitted));
    const key = run.kind === 'detail' ? [pk] : [];
    const result = await run.call(run.takesInput ? [...key, input] : key, this.#context(admitted));
    if (run.standard === 'delete') return { status: 200, data: {} };
    const status = run.name === 'create' ? 201 : 200;
    return { status, data: await this.#result(admitted, result), pks: [pkOf(resource, result ?? object)] };
  }

  async #input(admitted: Admitted, data: unknown): Promise<unknown> {
    const { run, resource, user } = admitted;
    const { input, candidate } = await checkInput({ ...admitted, action: run, data });
    if (candidate !== undefined) this.access.keepWithin(user, resource.stream, candidate);
    return input;
  }

  async #createList(admitted: Admitted & { readonly command: ListToCreate }): Promise<Outcome> {
    const { command, resource, run } = admitted;
    const { data: list, createdAtOnce } = command;
    if (list.length > createdAtOnce) {
      throw new ResourceException(413, [`A list may have ${createdAtOnce} objects at most.`]);
    }
    const created = await createList(list, {
      store: resource.binding?.store as ResourceStore<object>,
      key: resource.key,
      check: (data) => this.#input(admitted, data),
      create: (input) => run.call([input], this.#context(admitted)) as Promise<object>,
      known: (error) => knownError(error, this.options.errorTranslators),
    });
    const data = await Promise.all(created.map((object) => this.#result(admitted, object)));
    return { status: 201, data, pks: created.map((object) => pkOf(resource, object)) };
  }

  /** A key inside the data is not a part of it, unless the objects have a field of that name. */
  #withoutPk({ command: { data }, resource, pk }: Admitted): unknown {
    if (pk === undefined || resource.key === 'pk' || !isJsonObject(data)) return data;
    const { pk: _, ...rest } = data;
    return rest;
  }

  async #admit(command: ResourceCommand): Promise<Admitted> {
    const { user, stream, action, data } = command;
    if (user === undefined) throw new ResourceException(401);
    const resource = this.registry.find(stream);
    if (resource === undefined) throw new ResourceException(404, [`There is no stream "${stream}".`]);
    const run = resource.actions.get(action);
    if (run === undefined) throw new ResourceException(405, [`There is no action "${action}" in "${stream}".`]);
    const pk = run.kind === 'detail' ? findPk(command.pk, data) : undefined;
    if (run.kind === 'detail' && pk === undefined) throw new ResourceBadRequestException([{ pk: ['is required'] }]);
    refusePrototypeKeys(data);
    await this.access.permit({ user, stream, action, pk });
    const object = pk === undefined ? undefined : await this.#object(resource, { user, stream, action, pk });
    return { user, stream, action, pk, command, resource, run, object };
  }

  async #object({ binding }: Resource, request: AccessRequest & { readonly pk: string }): Promise<unknown> {
    if (binding === undefined) return undefined;
    return this.access.admit(request, await binding.store.retrieve(request.pk));
  }

  async #list(admitted: Admitted): Promise<Outcome> {
    const { resource, user, command, run } = admitted;
    const list = new ListCommand(resource, user, command.data, { access: this.access, cursors: this.#cursors });
    const page = await run.call([list.query()], this.#context(admitted));
    return { status: 200, data: list.answer(page as ResourcePage<object>) };
  }

  async #result({ resource, run, user }: Admitted, result: unknown): Promise<unknown> {
    const { presenter, schema, binding } = resource;
    const checked = run.result === undefined ? result : await this.#checkedResult(run, result);
    const isObject = run.standard !== undefined || (run.result !== undefined && run.result === schema);
    const role = presenter.roleOf(user);
    const shown = (row: object): object =>
      presenter.present(role, binding?.store.narrowed?.(row, this.#sees(user)) ?? row);
    if (isObject && isJsonObject(checked)) return shown(checked);
    const undescribed = run.result === undefined && run.presented !== true && run.file !== true;
    return (undescribed && !presenter.showsAll(role) ? ownRows(checked, resource.key, shown) : checked) ?? null;
  }

  async #checkedResult({ result: schema, name }: ResourceAction, result: unknown): Promise<unknown> {
    if (schema === undefined) return result;
    try {
      return await validateInput(schema, result);
    } catch (cause) {
      // Not the client's fault, although it is the same check.
      throw new TypeError(`The result of "${name}" does not fit its schema`, { cause });
    }
  }

  #context({ command, user, stream, action, pk, object }: Admitted): ResourceContext {
    const { door, requestId, data } = command;
    const fresh = isJsonObject(data) && (data['fresh'] === true || data['fresh'] === 'true');
    const presented = (of: string, shown: object): object => {
      const presenter = this.registry.find(of)?.presenter;
      return presenter?.present(presenter.roleOf(user), shown) ?? shown;
    };
    const sees = this.#sees(user);
    return new ResourceContext({ user, stream, action, pk, object, door, requestId, fresh, sees, presented });
  }

  #sees(user: ResourceUser): (stream: string, object: object | undefined) => boolean {
    return (stream, object) => this.access.sees(user, stream, object);
  }

  /** Tells the audit function what came of a command that this class has not run itself as well. It never throws. */
  audit({ user, stream, action, pk }: ResourceCommand, status: Status, ownPk?: string): void {
    const { audit } = this.options;
    if (audit === undefined || user === undefined || action === 'list' || action === 'retrieve') return;
    const key = pk === undefined ? ownPk : String(pk);
    try {
      audit({ user, stream, action, pk: key, status, at: new Date() });
    } catch (error) {
      this.#logger.error('The audit function failed', error instanceof Error ? error.stack : String(error));
    }
  }
}

/** A command for a list of objects that are to be created, from a door that takes one. */
interface ListToCreate extends ResourceCommand {
  readonly data: readonly unknown[];
  readonly createdAtOnce: number;
}

function isListToCreate(admitted: Admitted): admitted is Admitted & { readonly command: ListToCreate } {
  const { run, command } = admitted;
  return run.standard === 'create' && command.createdAtOnce !== undefined && Array.isArray(command.data);
}

function pkOf({ key }: Resource, object: unknown): string | undefined {
  return keyText(fieldValue(object, key));
}
