import { Inject, Injectable } from '@nestjs/common';
import { ResourceInvalidInputException, type ResourceContext } from '../../resources/index.js';
import { LIVE_SETTINGS, type LiveSettings } from '../options/index.js';
import { LiveTables, techAndResource, wire } from '../table/index.js';
import { ActionCheck } from './action-check.js';
import type { LiveInput } from './action-input.js';
import type { Creation, LiveAction } from './live-action.js';
import { keyParameters, operationOf } from './operation-of.js';

type Method = (...args: unknown[]) => Promise<unknown>;

/** What is asked for, and which user asks. */
interface Order {
  readonly pk: string | undefined;
  readonly given: LiveInput;
  readonly context: ResourceContext;
}

/** Carries out the actions of the streams as operations of ARI. */
@Injectable()
export class ActionRunner {
  readonly #check: ActionCheck;

  constructor(
    private readonly tables: LiveTables,
    @Inject(LIVE_SETTINGS) settings: LiveSettings,
  ) {
    this.#check = new ActionCheck(settings, tables);
  }

  /**
   * @param pk - key of the object, for an action on one.
   * @returns the row of what was created, what Asterisk answered, or an empty object.
   */
  async run(action: LiveAction, pk: string | undefined, input: LiveInput, context: ResourceContext): Promise<object> {
    await this.#check.check(action, input, context);
    const given = this.#completed(action, input);
    if (action.creates !== undefined) return this.#create(action, action.creates, { pk, given, context });
    const answer = await this.#send(action, pk, given);
    await this.#effect(action, pk, context);
    return Array.isArray(answer) ? answer.map(plain) : plain(answer);
  }

  /** What is created belongs to the tenant of its maker, from before Asterisk knows of it. */
  async #create(action: LiveAction, { stream, key }: Creation, { pk, given, context }: Order): Promise<object> {
    const { tenant } = context.user;
    const table = this.tables.of(stream);
    const created = String(given[key]);
    const disown = tenant === undefined ? undefined : table.own(created, tenant);
    try {
      const answer = await this.#send(action, pk, given);
      if (typeof answer === 'object' && answer !== null) table.answered(wire(answer));
      else await table.refresh(created);
      const row = table.row(created);
      // As in the stream that it is of, which may be another one than that of the action.
      return row === undefined ? plain(answer) : context.presented(stream, table.narrowed(row, context.sees));
    } catch (error) {
      disown?.();
      throw error;
    }
  }

  #completed({ creates, defaults, operation }: LiveAction, input: LiveInput): LiveInput {
    const { fields } = operationOf(operation);
    const { key = '', chosen: kind } = creates ?? {};
    const chosen = kind === undefined || input[key] !== undefined ? {} : { [key]: this.tables.ari.ids.next(kind) };
    const toDialplan = input['extension'] !== undefined || input['context'] !== undefined;
    const app = 'app' in fields && input['app'] === undefined && !toDialplan ? { app: this.#onlyApp() } : {};
    return { ...defaults, ...app, ...input, ...chosen };
  }

  #onlyApp(): string {
    const [app, ...others] = this.tables.connection.apps;
    if (app !== undefined && others.length === 0) return app;
    throw new ResourceInvalidInputException([{ app: ['is required'] }]);
  }

  /** The repositories of the client have a method for each operation: parameters of the path first, then the others. */
  async #send(action: LiveAction, pk: string | undefined, given: LiveInput): Promise<unknown> {
    const { resource, method, path, fields } = operationOf(action.operation);
    const keyed = keyParameters(action);
    const keys = pk === undefined ? [] : resource === 'endpoints' ? techAndResource(pk) : [pk];
    const values: LiveInput = { ...given, ...Object.fromEntries(keyed.map((name, index) => [name, keys[index]])) };
    const names = Object.keys(fields);
    const options = Object.fromEntries(
      names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
    );
    const repository = this.tables.ari[resource] as unknown as Readonly<Record<string, Method>>;
    const args = [...path.map((name) => values[name]), ...(names.length === 0 ? [] : [options])];
    return repository[method]?.call(repository, ...args);
  }

  /** Where no event tells of a write. */
  async #effect({ effect, operation }: LiveAction, pk: string | undefined, { stream }: ResourceContext): Promise<void> {
    if (effect === undefined || pk === undefined || operationOf(operation).resource === 'asterisk') return;
    const table = this.tables.of(stream as never);
    if (effect === 'refreshed') await table.refresh(pk);
    else if (stream === 'bridges') table.gone(pk);
    else table.left(pk);
  }
}

function plain(answer: unknown): object {
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}
