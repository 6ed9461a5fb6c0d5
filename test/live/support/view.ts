import type { PushPayload } from '../../../lib/protocol/index.js';
import { GatewaySocket } from '../../gateway/support/gateway-socket.js';

/** What a client shows of a stream: a snapshot, and what the pushes have made of it. */
export class View {
  readonly socket: GatewaySocket;
  readonly #stream: string;
  readonly #rows = new Map<string, unknown>();
  #epoch: unknown;
  #taken = 0;

  private constructor(socket: GatewaySocket, stream: string) {
    this.socket = socket;
    this.#stream = stream;
  }

  static async of(url: string, token: string, stream: string, data: object = {}, key = 'id'): Promise<View> {
    const view = new View(await GatewaySocket.open(url, token), stream);
    const { data: answer } = await view.socket.ask(stream, 'subscribe', {
      data: { snapshot: true, limit: 100, ...data },
    });
    const { epoch, snapshot } = answer as { epoch: string; snapshot: { results: Record<string, unknown>[] } };
    view.#epoch = epoch;
    for (const row of snapshot.results) view.#rows.set(String(row[key]), row);
    return view;
  }

  /** Keys of the rows that are shown, in order. */
  get keys(): string[] {
    this.#take();
    return [...this.#rows.keys()].sort();
  }

  row(key: string): unknown {
    this.#take();
    return this.#rows.get(key);
  }

  get pushes(): readonly PushPayload[] {
    return this.socket.frames
      .filter(({ stream }) => stream === this.#stream)
      .flatMap(({ payload }) => ('response_status' in payload ? [] : [payload]));
  }

  /** Whether a push said that something may have been missed before it. */
  get knowsOfGap(): boolean {
    return this.pushes.some(({ epoch }) => epoch !== this.#epoch);
  }

  #take(): void {
    const { pushes } = this;
    for (const push of pushes.slice(this.#taken)) {
      if (push.action === 'delete') this.#rows.delete(String(push.pk));
      else this.#rows.set(String(push.pk), push.data);
    }
    this.#taken = pushes.length;
  }
}
