import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RequestId } from '../../protocol/index.js';
import {
  CommandRunner,
  ResourceBadRequestException,
  ResourceContext,
  ResourceException,
  type ResourceUser,
} from '../../resources/index.js';
import { refusePrototypeKeys, ResourceAccess, ResourceRegistry, validateInput } from '../../resources/internal.js';
import { RpcExplorer, type RpcEntry } from './rpc.explorer.js';

/** The stream under which `can` is asked about methods. */
export const RPC_STREAM = 'rpc';

/** A method that a client calls. */
export interface RpcCall {
  readonly user: ResourceUser;
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly requestId: RequestId;
  readonly door: string;
}

/** Calls methods of the application: those with `@RpcMethod`, and the actions of its resources as `<stream>.<action>`. */
@Injectable()
export class RpcMethods implements OnModuleInit {
  #methods: ReadonlyMap<string, RpcEntry> = new Map();

  constructor(
    private readonly explorer: RpcExplorer,
    private readonly registry: ResourceRegistry,
    private readonly commands: CommandRunner,
    private readonly access: ResourceAccess,
  ) {}

  /**
   * The resources are there by then: their module starts before this one, which imports it.
   *
   * @throws {ResourceConfigurationException} a method, or the action of a resource, could never be called.
   */
  onModuleInit(): void {
    this.#methods = this.explorer.explore((name) => this.#bindingOf(name));
  }

  /** The methods with `@RpcMethod`, by name. */
  all(): ReadonlyMap<string, RpcEntry> {
    return this.#methods;
  }

  /** @throws {ResourceException} the user may not, there is no such method, or it fails in a way that clients may know. */
  async call(call: RpcCall): Promise<unknown> {
    const entry = this.#methods.get(call.method);
    if (entry !== undefined) return this.#audited(call, () => this.#run(call, entry));
    const action = actionOf(call.method);
    if (action !== undefined && this.#bindingOf(call.method) !== undefined) return this.#command(call, action);
    throw new ResourceBadRequestException([{ method: [`${call.method} method not available`] }]);
  }

  /** Name of the binding that has the action which a method is called like. */
  #bindingOf(method: string): string | undefined {
    const { stream = '', action = '' } = actionOf(method) ?? {};
    const resource = this.registry.find(stream);
    return resource?.actions.has(action) === true ? resource.name : undefined;
  }

  async #run({ user, method, payload, requestId, door }: RpcCall, { input, output, call }: RpcEntry): Promise<unknown> {
    await this.access.permit({ user, stream: RPC_STREAM, action: method });
    refusePrototypeKeys(payload);
    const checked = input === undefined ? payload : await validateInput(input, payload);
    const context = new ResourceContext({ user, stream: RPC_STREAM, action: method, requestId, door });
    const result = await call([checked], context);
    if (output === undefined) return result;
    try {
      return await validateInput(output, result);
    } catch (cause) {
      // Not the client's fault, although it is the same check.
      throw new TypeError(`The result of "${method}" does not fit its schema`, { cause });
    }
  }

  async #audited(call: RpcCall, run: () => Promise<unknown>): Promise<unknown> {
    const { user, method, door } = call;
    const command = { user, stream: RPC_STREAM, action: method, door };
    try {
      const result = await run();
      this.commands.audit(command, 200);
      return result;
    } catch (error) {
      const known = this.commands.exceptionOf(error, `${RPC_STREAM} ${method}`);
      this.commands.audit(command, known.status);
      throw known;
    }
  }

  async #command({ user, payload, requestId, door }: RpcCall, action: NonNullable<NamedAction>): Promise<unknown> {
    const { status, data, errors } = await this.commands.run({ user, ...action, data: payload, requestId, door });
    if (status !== 200 && status !== 201) throw new ResourceException(status, errors);
    return data;
  }
}

type NamedAction = { readonly stream: string; readonly action: string } | undefined;

/** `channels.play` is the action `play` of the stream `channels`. */
export function actionOf(method: string): NamedAction {
  const dot = method.lastIndexOf('.');
  return dot > 0 ? { stream: method.slice(0, dot), action: method.slice(dot + 1) } : undefined;
}
