/** What browsers and Node have alike. */
interface Platform {
  setTimeout(run: () => void, milliseconds: number): object | number;
  clearTimeout(timer: object | number | undefined): void;
  readonly WebSocket?: SocketConstructor;
}

/** A timer that can be taken back. */
export type Timer = object | number;

/** The part of a WebSocket that is used. */
export interface Socket {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: string, listener: (event: SocketEvent) => void): void;
}

/** What an event of a socket tells: text with `message`, code and reason with `close`. */
export interface SocketEvent {
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
}

/** A class of sockets: that of the browser, that of Node 22, or that of `ws`. */
export type SocketConstructor = new (url: string, protocols: string[]) => object;

const platform = globalThis as unknown as Platform;

export function later(milliseconds: number, run: () => void): Timer {
  return platform.setTimeout(run, milliseconds);
}

export function never(timer: Timer | undefined): void {
  platform.clearTimeout(timer);
}

/** The WebSocket of the platform, if it has one. */
export function platformSocket(): SocketConstructor | undefined {
  return platform.WebSocket;
}
