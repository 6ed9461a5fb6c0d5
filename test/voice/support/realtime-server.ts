import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';

export type Message = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * A server that speaks the public Realtime protocol as far as a telephone call needs it, and holds its rules: one answer at a time,
 * no truncation beyond the sound that it has sent. A test decides what the model says.
 */
export class RealtimeServer {
  readonly messages: Message[] = [];
  readonly handshakes: IncomingMessage[] = [];
  /** Milliseconds of sound that were sent, by item. */
  readonly #sent = new Map<string, number>();
  #socket: WebSocket | undefined;
  #active: string | undefined;
  #responses = 0;
  #events = 0;

  private constructor(
    private readonly server: WebSocketServer,
    private readonly onMessage: (message: Message, self: RealtimeServer) => void,
    private readonly bytesPerMs: number,
  ) {
    server.on('connection', (socket, request) => {
      this.#socket = socket;
      this.handshakes.push(request);
      socket.on('error', () => {});
      socket.on('message', (data: Buffer) => this.#take(JSON.parse(data.toString()) as Message));
      this.send({ type: 'session.created', session: { type: 'realtime' } });
    });
  }

  /** @param options - `bytesPerMs` of its sound: 48 is linear at 24 kHz, 8 is µ-law. */
  static async start(
    onMessage: (message: Message, self: RealtimeServer) => void = () => {},
    { bytesPerMs = 48 }: { readonly bytesPerMs?: number } = {},
  ): Promise<RealtimeServer> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const self = new RealtimeServer(server, onMessage, bytesPerMs);
    onTestFinished(() => {
      self.#socket?.terminate();
      server.close();
    });
    return self;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/realtime?model=stand-in`;
  }

  get connections(): number {
    return this.server.clients.size;
  }

  of(type: string): Message[] {
    return this.messages.filter((message) => message.type === type);
  }

  /** What the model has heard. */
  heard(): Buffer {
    const pieces = this.of('input_audio_buffer.append').map(({ audio }) => Buffer.from(audio as string, 'base64'));
    return Buffer.concat(pieces);
  }

  send(message: object | string): void {
    this.#events += 1;
    const named =
      typeof message === 'string' ? message : JSON.stringify({ event_id: `event_${this.#events}`, ...message });
    this.#socket?.send(named);
  }

  /** The server has noticed that the caller speaks: as the protocol has it, it cancels its answer. */
  speechStarted(): void {
    this.send({ type: 'input_audio_buffer.speech_started', audio_start_ms: 0, item_id: 'item_user' });
    if (this.#active !== undefined) this.#done('cancelled');
  }

  speechStopped(): void {
    this.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 0, item_id: 'item_user' });
  }

  /** Begins an answer, with sound and its words; `more` leaves it open, as one whose sound is still being made. */
  answer(
    item: string,
    { sound, words = '', more = false }: { readonly sound: Buffer; readonly words?: string; readonly more?: boolean },
  ): void {
    this.begin();
    const place = { response_id: this.#active, item_id: item, output_index: 0, content_index: 0 };
    this.send({ type: 'response.output_audio_transcript.delta', ...place, delta: words });
    for (let at = 0; at < sound.length; at += 12_000) {
      const piece = sound.subarray(at, at + 12_000);
      this.#sent.set(item, (this.#sent.get(item) ?? 0) + piece.length / this.bytesPerMs);
      this.send({ type: 'response.output_audio.delta', ...place, delta: piece.toString('base64') });
    }
    if (!more) this.send({ type: 'response.output_audio.done', ...place });
  }

  begin(): void {
    if (this.#active !== undefined) return;
    this.#responses += 1;
    this.#active = `resp_${this.#responses}`;
    this.send({ type: 'response.created', response: { id: this.#active, status: 'in_progress' } });
  }

  call(id: string, name: string, parameters: object): void {
    this.begin();
    const item = { id: `item_${id}`, type: 'function_call', status: 'completed', call_id: id, name };
    this.send({
      type: 'response.output_item.done',
      response_id: this.#active,
      output_index: 1,
      item: { ...item, arguments: JSON.stringify(parameters) },
    });
  }

  complete(status = 'completed'): void {
    if (this.#active !== undefined) this.#done(status);
  }

  hangUp(code: number): void {
    this.#socket?.close(code);
  }

  #done(status: string): void {
    this.send({ type: 'response.done', response: { id: this.#active, status } });
    this.#active = undefined;
  }

  #take(message: Message): void {
    this.messages.push(message);
    if (message.type === 'session.update') this.send({ type: 'session.updated', session: message['session'] });
    if (message.type === 'response.create' && this.#active !== undefined) {
      return this.#error('conversation_already_has_active_response');
    }
    if (message.type === 'response.cancel') {
      if (this.#active === undefined) return this.#error('response_cancel_not_active');
      this.#done('cancelled');
    }
    if (message.type === 'conversation.item.truncate') {
      const sent = this.#sent.get(message['item_id'] as string) ?? 0;
      if ((message['audio_end_ms'] as number) > sent) return this.#error('invalid_value');
      this.send({ ...message, type: 'conversation.item.truncated' });
    }
    this.onMessage(message, this);
  }

  #error(code: string): void {
    this.send({ type: 'error', error: { type: 'invalid_request_error', code, message: code } });
  }
}
