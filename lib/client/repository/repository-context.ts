import type { ObjectEvents } from '../events/index.js';
import type { AriTlsOptions, ServerAddress, Transport } from '../transport/index.js';
import type { EntityFactory } from './entity-factory.js';
import type { ObjectIds } from './object-ids.js';
import type { RequestOptions } from './operation.js';
import type { ServerRelease } from './server-release.js';

/** Gives repositories and domain objects what they use; one per client. */
export interface RepositoryContext {
  /** Name of the connection, for exceptions. */
  readonly connection: string;
  /** Longest wait for something that takes time, in milliseconds, when a call names none. */
  readonly patience: number;
  /** Subscribe to every channel that enters an application, so that its ChannelDestroyed tells the cause. */
  readonly exactCause: boolean;
  readonly transport: Transport;
  /** Which Asterisk answers, as far as it is known. */
  readonly release: ServerRelease;
  readonly entities: EntityFactory;
  readonly ids: ObjectIds;
  readonly events: ObjectEvents;
  /** The HTTP server of Asterisk, and how it is recognised; undefined where only Asterisk connects. */
  readonly http?: { readonly address: ServerAddress; readonly tls: AriTlsOptions | undefined };
  /**
   * When several sockets lead to Asterisk: chooses the context for a command or a listener of this moment. Throws when
   * there is none.
   */
  resolved?(operation: string): RepositoryContext;
  /** Follows the commands of this client. */
  sent?(operation: string, path: readonly string[], options: object | undefined, command: Promise<unknown>): void;
  /** Waits for what a command needs; undefined when it can be sent at once. */
  ready?(
    operation: string,
    path: readonly string[],
    options: object | undefined,
    request: RequestOptions | undefined,
  ): Promise<void> | undefined;
  /** The client's repository of a class: a channel's playback is stopped through the playbacks. */
  repository<R extends object>(type: RepositoryClass<R>): R;
}

/**
 * The class of a repository.
 * @publicApi
 */
export type RepositoryClass<R extends object = object> = new (context: RepositoryContext) => R;
