import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { AriServer } from 'nestjs-ari/client';
import { Watch } from '../../../asterisk/watch.js';
import { fittingAnswer } from '../../support/fitting-answer.js';
import type { CommandFrame } from '../../command-socket/support/stub-commands.js';
import { ACCOUNT } from './server-of-a-test.js';

/** An Asterisk that is none: it opens a socket to a server and says what a test wants said. */
export class StubAsterisk {
  readonly commands: CommandFrame[] = [];
  readonly #came = new Watch();

  private constructor(
    readonly socket: WebSocket,
    readonly id: string,
    /** What the frames travel over. */
    readonly wire: Duplex,
  ) {
    socket.on('message', (frame: Buffer) => {
      const command: CommandFrame = JSON.parse(frame.toString('utf8'));
      this.commands.push(command);
      this.#came.notify();
      this.answer(command);
    });
  }

  /** Opens a socket; it is cut when the test has ended. */
  static async call(server: AriServer, id = 'stub'): Promise<StubAsterisk> {
    const authorization = `Basic ${Buffer.from(`${ACCOUNT.username}:${ACCOUNT.password}`).toString('base64')}`;
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ari-percall`, 'ari', { headers: { authorization } });
    onTestFinished(() => socket.terminate());
    const [[{ socket: wire }]] = (await Promise.all([once(socket, 'upgrade'), once(socket, 'open')])) as [
      [IncomingMessage],
      unknown,
    ];
    return new StubAsterisk(socket, id, wire);
  }

  /** What becomes of a command; 200 with nothing that anybody misses, until a test says otherwise. */
  answer: (command: CommandFrame) => void = ({ request_id, method, uri }) => {
    const { status: status_code, body } = fittingAnswer({ method, path: uri.replace(/\?.*$/, '') });
    const text = body === undefined ? {} : { content_type: 'application/json', message_body: JSON.stringify(body) };
    this.send({ type: 'RESTResponse', request_id, status_code, ...text });
  };

  registers(application: string): void {
    this.send({ type: 'ApplicationRegistered', application, asterisk_id: this.id });
  }

  send(event: object): void {
    this.socket.send(JSON.stringify(event));
  }

  /** Resolves when a command to this path has come over this socket. */
  async commanded(uri: string): Promise<void> {
    const came = (): boolean => this.commands.some((command) => command.uri === uri);
    await this.#came.until(came, 5_000, () => `no ${uri}; came: ${this.commands.map((each) => each.uri).join(', ')}`);
  }
}
