import { Inject, Injectable, Logger } from '@nestjs/common';
import { isJsonObject, type Status } from '../../protocol/index.js';
import { ResourceAccess, type AccessRequest, type ResourceUser } from '../access/index.js';
import { ResourceRegistry, type Resource, type ResourceAction } from '../discovery/index.js';
import { ResourceContext } from '../execution-context/index.js';
import { ResourceBadRequestException, ResourceException, ResourceInvalidInputException } from '../exceptions/index.js';
import { RESOURCE_OPTIONS, type ResourceOptions } from '../options/index.js';
import { CursorSeal, fieldValue, keyText, type ResourcePage } from '../query/index.js';
import { refusePrototypeKeys, validateInput } from '../schema/index.js';
import { checkInput } from './action-input.js';
import type { CommandAnswer, ResourceCommand } from './command.js';
import { knownError } from './error-answer.js';
import { findPk } from './find-pk.js';
import { ListCommand } from './list-command.js';

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
  readonly pk?: string;
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

  constructor(
    private readonly registry: ResourceRegistry,
    private readonly access: ResourceAccess,
    @Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions,
  ) {
    this.#cursors = new CursorSeal(options.cursorSecret);
  }

  async run(command: ResourceCommand): Promise<CommandAnswer> {
    try {
      const { status, data, pk } = await this.#execute(command);
      this.audit(command, status, pk);
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

  async #execute(asked: ResourceCommand): Promise<Outcome> {
    const admitted = await this.#admit(await this.#orCreate(asked));
    if (admitted.run.standard === 'list') return this.#list(admitted);
    const { resource, run, pk, object, user } = admitted;
    const { input, candidate } = await checkInput({ ...admitted, action: run, data: this.#withoutPk(admitted) });
    if (candidate !== undefined) this.access.keepWithin(user, resource.stream, candidate);
    const key = run.kind === 'detail' ? [pk] : [];
    const result = await run.call(run.takesInput ? [...key, input] : key, this.#context(admitted));
    if (run.standard === 'delete') return { status: 200, data: {} };
    const status = run.name === 'create' ? 201 : 200;
    return { status, data: await this.#result(admitted, result), pk: pkOf(resource, result ?? object) };
  }

  /** An update of an object that is not there, where that creates it: for a user who may update it, too. */
  async #orCreate(command: ResourceCommand): Promise<ResourceCommand> {
    const { user, stream, data } = command;
    const resource = command.action === 'update' ? this.registry.find(stream) : undefined;
    if (user === undefined || resource?.upsert !== true || resource.binding === undefined) return command;
    const pk = findPk(command.pk, data);
    if (pk === undefined || (data !== undefined && !isJsonObject(data))) return command;
    await this.access.permit({ user, stream, action: 'update', pk });
    if ((await resource.binding.store.retrieve(pk)) !== undefined) return command;
    const { pk: _, ...fields } = data ?? {};
    const { key } = resource;
    if (Object.hasOwn(fields, key) && keyText(fields[key]) !== pk) {
      throw new ResourceInvalidInputException([{ [key]: ['cannot be changed'] }]);
    }
    return { ...command, action: 'create', pk: undefined, data: { [key]: pk, ...fields } };
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
    const request = { user, stream, action, pk };
    await this.access.permit(request);
    const object = await this.#object(resource, request);
    return { ...request, command, resource, run, object };
  }

  async #object({ binding }: Resource, request: AccessRequest): Promise<unknown> {
    if (binding === undefined || request.pk === undefined) return undefined;
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
    if (isObject && isJsonObject(checked)) {
      const own = binding?.store.narrowed?.(checked, this.#sees(user)) ?? checked;
      return presenter.present(presenter.roleOf(user), own);
    }
    return checked ?? null;
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

  #context({ command, ...known }: Admitted): ResourceContext {
    const { door, requestId, data } = command;
    const fresh = isJsonObject(data) && (data['fresh'] === true || data['fresh'] === 'true');
    return new ResourceContext({ ...known, door, requestId, fresh, sees: this.#sees(known.user) });
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

function pkOf({ key }: Resource, object: unknown): string | undefined {
  return keyText(fieldValue(object, key));
}
