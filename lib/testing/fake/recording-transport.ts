import { Readable } from 'node:stream';
import type { Transport, TransportRequest, TransportResponse, TransportStream } from '../../client/internal.js';
import { acceptingAnswer } from './accepting-answer.js';
import { fakeCommand, type FakeCommand } from './fake-command.js';

/** Makes the answer to a command: a status and the JSON of a body. */
export type FakeAnswer = (command: FakeCommand) => { readonly status: number; readonly body?: unknown };

/** Records every command and answers it at once, without a network. */
export class RecordingTransport implements Transport {
  readonly commands: FakeCommand[] = [];
  readonly answers = new Map<string, FakeAnswer>();

  async send(request: TransportRequest): Promise<TransportResponse> {
    const command = fakeCommand(request);
    this.commands.push(command);
    const answer = this.answers.get(command.operation);
    const { status, body } = answer?.(command) ?? { status: 200, body: acceptingAnswer(command) };
    if (Buffer.isBuffer(body)) return { status, body };
    // As over the wire: no test gets hold of the objects that it gave as an answer.
    return { status, body: body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown) };
  }

  async stream(request: TransportRequest): Promise<TransportStream> {
    const { status, body } = await this.send(request);
    return { status, body: Readable.from([Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body ?? ''))]) };
  }

  async close(): Promise<void> {}
}
