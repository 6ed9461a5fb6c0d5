import {
  AriAbortedException,
  AriConnectionException,
  AriUnsupportedTransportException,
  type Sent,
} from '../exceptions/index.js';
import { type ClosedBy, closedFailure, connectionFailure } from './connection-failure.js';
import { fittedFrame } from './request-size.js';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';
import { refuseHeldBackAnswers } from './websocket/answers-held-back.js';
import { Command } from './websocket/command.js';
import { answerFrame, requestFrame } from './websocket/rest-frames.js';

/** A socket that commands can travel over. */
export interface CommandSocket {
  /** Sends a text frame; false when the socket is not open, and then nothing of it was sent. */
  send(frame: string): boolean;
}

/** Settings of the WebSocket transport. */
export interface WebSocketTransportOptions {
  readonly connection: string;
  /** Default time limit of a command, in milliseconds. */
  readonly timeout: number;
  /** Highest number of commands that are sent and not answered; further ones wait here. */
  readonly inFlight: number;
  /** Whether answers come over a socket that carries events, too, where an event filter may hold them back. */
  readonly amongEvents: boolean;
  /** The transport for files: a WebSocket cannot carry them. Without it such commands are refused. */
  readonly files?: Transport;
}

/** Makes the exception for a command that is refused at once. */
export type Refusal = (request: TransportRequest) => Error;

/**
 * Sends commands over a WebSocket that somebody else opens and closes: `attach` sets it, `detach` takes it away. While
 * there is none, commands wait, within their time limit. Asterisk carries out one command of a socket after the other.
 */
export class WebSocketTransport implements Transport {
  readonly #options: WebSocketTransportOptions;
  readonly #waiting = new Set<Command>();
  readonly #underWay = new Map<string, Command>();
  #socket: CommandSocket | undefined;
  #refusal: Refusal | undefined;
  #count = 0;

  constructor(options: WebSocketTransportOptions) {
    this.#options = options;
  }

  /** Whether a command has been sent and not been answered. While it is, Asterisk may answer no ping either. */
  get busy(): boolean {
    return this.#underWay.size > 0;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    if (request.binary === true) return this.#files(request).send(request);
    if (this.#refusal !== undefined) throw this.#refusal(request);
    const { connection, timeout, amongEvents } = this.#options;
    const { operation, signal } = request;
    if (amongEvents) refuseHeldBackAnswers(request, connection);
    if (signal?.aborted) {
      throw new AriAbortedException({ operation, connection, sent: 'no', cause: signal.reason as unknown });
    }
    this.#count += 1;
    const id = this.#count.toString(36);
    const frame = fittedFrame(request, (fitted) => requestFrame(id, fitted), connection);
    const over = (ended: Command): void => this.#over(ended);
    const command = new Command({ id, frame, request, connection, timeout: request.timeout ?? timeout, over });
    this.#waiting.add(command);
    this.#sendOn();
    return command.outcome;
  }

  async stream(request: TransportRequest): Promise<TransportStream> {
    return this.#files(request).stream(request);
  }

  /** Sends the waiting commands, and all later ones, over this open socket. It replaces the one before. */
  attach(socket: CommandSocket): void {
    if (this.#socket !== undefined) this.detach();
    this.#refusal = undefined;
    this.#socket = socket;
    this.#sendOn();
  }

  /**
   * Stops using the socket, which is gone. Commands that were sent over it have an unknown outcome. Those that may be
   * repeated wait for the next socket, once and within their time limit, like those that were not sent.
   *
   * @param closed - whether the client closes the socket, so that no other will come.
   */
  detach(cause?: unknown, closed = false): void {
    this.#socket = undefined;
    this.#refusal = undefined;
    const underWay = [...this.#underWay.values()];
    this.#underWay.clear();
    for (const command of underWay) {
      if (command.mayBeRepeated) this.#waiting.add(command);
      else command.fail(closed ? this.#closed(command.request, 'unknown') : this.#lost(command.request, cause));
    }
  }

  /** Refuses every command from now on until a socket is attached, and those that wait. */
  refuse(refusal: Refusal): void {
    this.detach();
    this.#refusal = refusal;
    for (const command of [...this.#waiting]) {
      command.fail(command.wasSent ? this.#lost(command.request, undefined) : refusal(command.request));
    }
  }

  /** Takes a frame of the socket; false when it is not the answer to a command. */
  receive(frame: Buffer): boolean {
    const answer = answerFrame(frame);
    if (answer === undefined) return false;
    this.#underWay.get(answer.id)?.answered(answer.response);
    return true;
  }

  /** @param by - who ended the connection for good, said to commands that are under way or come later. */
  async close(by: ClosedBy = 'client'): Promise<void> {
    const commands = [...this.#underWay.values(), ...this.#waiting];
    this.#socket = undefined;
    this.#underWay.clear();
    for (const command of commands) command.fail(this.#closed(command.request, command.wasSent ? 'unknown' : 'no', by));
    this.refuse((request) => this.#closed(request, 'no', by));
    await this.#options.files?.close();
  }

  #sendOn(): void {
    for (const command of this.#waiting) {
      if (this.#socket === undefined || this.#underWay.size >= this.#options.inFlight) return;
      if (!this.#socket.send(command.frame)) return;
      this.#waiting.delete(command);
      this.#underWay.set(command.id, command);
      command.sent();
    }
  }

  #over(command: Command): void {
    this.#waiting.delete(command);
    if (this.#underWay.delete(command.id)) this.#sendOn();
  }

  #lost({ operation }: TransportRequest, cause: unknown): Error {
    const details = { operation, connection: this.#options.connection, sent: 'unknown' as const, cause };
    return new AriConnectionException(connectionFailure(details), details);
  }

  #closed({ operation }: TransportRequest, sent: Sent, by?: ClosedBy): Error {
    const details = { operation, connection: this.#options.connection, sent };
    return new AriConnectionException(closedFailure(details, by), details);
  }

  #files({ operation }: TransportRequest): Transport {
    const { files, connection } = this.#options;
    if (files !== undefined) return files;
    const problem = 'a file cannot travel over a WebSocket. Give the connection an HTTP "url" for files.';
    throw new AriUnsupportedTransportException({ operation, connection, problem });
  }
}
