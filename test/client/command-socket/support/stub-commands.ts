import type { WebSocket } from 'ws';
import { onTestFinished } from 'vitest';
import { fittingAnswer } from '../../support/fitting-answer.js';
import type { StubAri } from '../../support/stub-ari.js';

/** A command as it came over a WebSocket. */
export interface CommandFrame {
  readonly request_id: string;
  readonly method: string;
  readonly uri: string;
  readonly content_type?: string;
  readonly message_body?: string;
}

/** What a stub does with a command that came over a WebSocket. One that never answers is a mute server. */
export type CommandAnswer = (command: CommandFrame, socket: WebSocket) => void;

/** The commands that come over the WebSockets of a stub. */
export class StubCommands {
  readonly received: CommandFrame[] = [];
  /** The sockets that were opened, the last one at the end. */
  readonly sockets: WebSocket[] = [];
  #watching = true;

  constructor(stub: StubAri, answer: CommandAnswer = done) {
    void this.#watch(stub, answer);
    onTestFinished(() => {
      this.#watching = false;
    });
  }

  get last(): CommandFrame {
    const last = this.received.at(-1);
    if (last === undefined) throw new Error('no command has come over a WebSocket');
    return last;
  }

  async #watch(stub: StubAri, answer: CommandAnswer): Promise<void> {
    while (this.#watching) {
      const socket = await stub.events.next();
      this.sockets.push(socket);
      socket.on('message', (frame: Buffer) => {
        const command: CommandFrame = JSON.parse(frame.toString('utf8'));
        this.received.push(command);
        // A connect is complete when the client knows how its application stands: no test is about that here.
        if (command.uri.startsWith('applications/')) done(command, socket);
        else answer(command, socket);
      });
    }
  }
}

/** Answers a command. */
export function answer(command: CommandFrame, socket: WebSocket, status: number, body?: unknown): void {
  const { request_id, uri } = command;
  const text = body === undefined ? {} : { content_type: 'application/json', message_body: JSON.stringify(body) };
  socket.send(
    JSON.stringify({ type: 'RESTResponse', transaction_id: '', request_id, status_code: status, uri, ...text }),
  );
}

/** Does every command: an answer of the form that its operation promises. */
export function done(command: CommandFrame, socket: WebSocket): void {
  const { method, uri } = command;
  const { status, body } = fittingAnswer({ method, path: uri.replace(/\?.*$/, '') });
  answer(command, socket, status, body);
}
