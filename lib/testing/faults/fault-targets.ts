import type { ResponseGate } from './response-gate.js';

/** An event socket, as far as faults happen to it. */
export interface FaultySocket {
  readonly apps: readonly string[];
  cut(): void;
  close(code: number, reason: string): void;
  goSilent(): void;
}

/** What the faults act on. */
export interface FaultTargets {
  readonly gate: ResponseGate;
  /** The sockets that are open now. */
  sockets(): readonly FaultySocket[];
  stopListening(): Promise<void>;
  listen(): Promise<void>;
  restart(downMs: number): Promise<void>;
  setBooting(isBooting: boolean): void;
  changePassword(password: string, username: string | undefined): void;
  setSlowReaderLimit(bytes: number): void;
  setSessionLimit(connections: number): void;
}
