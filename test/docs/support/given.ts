import type { OnModuleInit } from '@nestjs/common';
import type { AriClient, Bridge, Channel } from 'nestjs-ari';

/** What a snippet of the documentation finds there. */
export interface Given {
  /** Connected, with one application. */
  readonly client: AriClient;
  /** A call that has been answered and is in the application. */
  readonly channel: Channel;
  /** A mixing bridge with that channel in it. */
  readonly bridge: Bridge;
  /** Aborts when the test is over. */
  readonly signal: AbortSignal;
}

/** Names the second source of names for snippets, so that the compiler reads it. */
export type Lifecycle = OnModuleInit;
