import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../test/asterisk/package-root.js';

/** The parts of the peers that are measured; they are installed in this folder only. */
const load = createRequire(join(packageRoot(), 'bench/package.json'));

type Listener<E> = (event: E) => void;

/** An event as the peers hand it out: what came over the wire. */
export interface PlainEvent {
  readonly type: string;
  readonly duration_ms: number;
  readonly channel: { readonly id: string };
}

export interface AriClientPeer {
  connect(url: string, username: string, password: string): Promise<AriClientSession>;
}

export interface AriClientSession {
  start(app: string): Promise<void>;
  stop(): void;
  on(name: string, listener: Listener<PlainEvent>): void;
  Channel(id: string): { on(name: string, listener: Listener<PlainEvent>): void };
  readonly channels: { get(request: { channelId: string }): Promise<unknown> };
}

export interface IpcomPeer {
  readonly AriClient: new (options: object) => {
    connectWebSocket(apps: string[]): Promise<void>;
    closeWebSocket(): Promise<void>;
    on(name: string, listener: Listener<PlainEvent>): void;
    Channel(id: string): { on(name: string, listener: Listener<PlainEvent>): void };
    readonly channels: { get(id: string): Promise<unknown> };
  };
}

export interface AwryPeer {
  readonly API: new (options: object) => { readonly channels: { get(request: object): Promise<{ data: unknown }> } };
  readonly Events: {
    connect(options: object): NodeJS.EventEmitter & { close(): void };
  };
}

export const ariClient = (): AriClientPeer => load('ari-client') as AriClientPeer;
export const ipcom = (): IpcomPeer => load('@ipcom/asterisk-ari') as IpcomPeer;
export const awry = (): AwryPeer => load('awry') as AwryPeer;
