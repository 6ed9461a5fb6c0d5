import { ForbiddenException } from '@nestjs/common';
import type { AriResync, BaseEvent, ChannelEnd, StasisStart } from '../../client/index.js';
import type { AriConnection } from '../connection/index.js';
import { AriContext, AriCall } from '../execution-context/index.js';
import { channelOrigin } from '../hearing/index.js';
import type { HandlerHost } from '../discovery/index.js';
import type { ScopedInstances } from '../nest-pipeline/index.js';
import type { CallContext } from './call-context.js';
import { CallInstance } from './call-instance.js';
import { eventChannels } from './event-channels.js';

/** What the instances of one controller need. */
export interface CallInstancesOptions {
  readonly host: HandlerHost;
  readonly connection: AriConnection;
  readonly application: string | undefined;
  readonly scopes: ScopedInstances;
  readonly context: CallContext;
  /** Runs the methods that want to know the end of a call. */
  readonly ended: (instance: CallInstance, end: ChannelEnd) => Promise<void>;
}

/** The calls of one `perCall` controller on one connection: an instance each, from StasisStart to the caller's end. */
export class CallInstances {
  readonly #options: CallInstancesOptions;
  readonly #byChannel = new Map<string, CallInstance>();

  constructor(options: CallInstancesOptions) {
    const { connection, context, application } = options;
    this.#options = options;
    const open = (event: StasisStart): Promise<void> | undefined => this.#onStart(event);
    Object.defineProperty(open, 'name', { value: `${options.host.type.name} (per call)` });
    connection.client.on('StasisStart', open, { application });
    connection.client.ids.onChosen((id, kind) => {
      const { call } = context;
      const own = call !== undefined && this.#byChannel.get(call.id)?.call === call;
      if (own && (kind === 'originate' || kind === 'snoop' || kind === 'external-media')) call.adopt(id);
    });
  }

  get connection(): AriConnection {
    return this.#options.connection;
  }

  /** Calls that have not ended. */
  get size(): number {
    return new Set(this.#byChannel.values()).size;
  }

  /** The call that an event belongs to; undefined where it belongs to none of this controller. */
  of(event: BaseEvent): CallInstance | undefined {
    for (const id of eventChannels(event)) {
      const instance = this.#byChannel.get(id);
      if (instance !== undefined) return instance;
    }
    return undefined;
  }

  /** Calls whose caller was still there when the client compared. */
  after({ ended }: AriResync): CallInstance[] {
    const gone = new Set(ended.map(({ id }) => id));
    return [...new Set(this.#byChannel.values())].filter(
      ({ call }) => !call.signal.aborted && !gone.has(call.channel.id),
    );
  }

  /** Does something with the instance of a call, in the context of the call. */
  run(instance: CallInstance, work: Parameters<CallInstance['run']>[0]): unknown {
    return this.#options.context.run(instance.call, () => instance.run(work));
  }

  /** The application goes: for every call that is still up the methods of its end run, while commands are possible. */
  async leave(): Promise<void> {
    const instances = [...new Set(this.#byChannel.values())];
    await Promise.all(instances.map((instance) => this.#end(instance, { outcome: 'lost' })));
  }

  /** A guard turned the call away: the dialplan takes it. */
  async refused(instance: CallInstance, error: unknown): Promise<never> {
    if (error instanceof ForbiddenException) await this.#giveUp(instance);
    throw error;
  }

  #onStart(event: StasisStart): Promise<void> | undefined {
    const { channel, replace_channel: replaced } = event;
    const transferred = replaced === undefined ? undefined : this.#byChannel.get(replaced.id);
    if (transferred !== undefined && replaced !== undefined) {
      transferred.call.replaced(replaced.id, channel);
      if (transferred.call.channel.id === channel.id) void this.#follow(transferred);
      return undefined;
    }
    const known = this.#byChannel.get(channel.id);
    // A caller who was in the dialplan meanwhile comes back as a new call, in the same moment as the old one ends.
    if (known?.call.signal.aborted === true) this.#forget(known);
    else if (known !== undefined) return undefined;
    if (this.#options.connection.draining) return undefined;
    const incoming = channelOrigin(event, this.#options.connection.client.ids) === 'incoming';
    return incoming ? this.#open(event) : undefined;
  }

  async #open(event: StasisStart): Promise<void> {
    const { connection, context, host, scopes } = this.#options;
    const { name, client } = connection;
    const call = new AriCall(event.channel, event.application, client, name, {
      claim: (id) => this.#byChannel.set(id, instance),
    });
    const instance: CallInstance = new CallInstance(call, new AriContext(name, client, event, call));
    this.#byChannel.set(call.id, instance);
    void this.#follow(instance);
    try {
      await context.run(call, async () => instance.ready(await scopes.make(host, instance.context, [])));
    } catch (error) {
      instance.failed();
      await this.#giveUp(instance);
      throw error;
    }
  }

  /** The call cannot be served here: it is forgotten, and goes on in the dialplan if the caller is still there. */
  async #giveUp(instance: CallInstance): Promise<void> {
    this.#forget(instance);
    await instance.call.channel.continueInDialplan().catch(() => {});
  }

  /**
   * Waits for the end of the caller's channel. One that a transfer has replaced meanwhile may outlive its call for long:
   * Asterisk leaves it in the application. It is the end of its successor that counts.
   */
  async #follow(instance: CallInstance): Promise<void> {
    const { call } = instance;
    const { channel } = call;
    const end = await channel.ended();
    if (end.outcome === 'timeout' || call.channel.id !== channel.id) return;
    await this.#end(instance, end);
  }

  async #end(instance: CallInstance, end: ChannelEnd): Promise<void> {
    if (!instance.end()) return;
    const { connection, ended, host } = this.#options;
    const source = `${host.type.name} (end of a call)`;
    await connection.work.do(instance.context.event, source, () => ended(instance, end));
    this.#forget(instance);
  }

  #forget({ call }: CallInstance): void {
    for (const id of call.channels) if (this.#byChannel.get(id)?.call === call) this.#byChannel.delete(id);
  }
}
