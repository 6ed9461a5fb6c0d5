import type { RawData, WebSocket } from 'ws';
import { STATUS_TEXTS } from '../../protocol/index.js';
import { ResourceException, type CommandRunner, type ResourceUser } from '../../resources/index.js';
import { findPk, type ResourceSubscriptions } from '../../resources/internal.js';
import { readFrame, writeReply, type FrameAddress, type ReadRequest, type ReplyParts } from '../frames/index.js';
import type { GatewayLimits } from '../options/index.js';
import { GatewayCloseCode } from './gateway-close-code.js';
import { Lanes } from './lanes.js';
import { RateLimit } from './rate-limit.js';
import { SessionSubscriptions } from './session-subscriptions.js';

const DOOR = 'gateway';

/** What all sessions share. */
export interface SessionTools {
  readonly commands: CommandRunner;
  readonly subscriptions: ResourceSubscriptions;
  readonly limits: GatewayLimits;
}

/**
 * Serves one socket: every frame gets exactly one answer, commands for the same object keep their order, and nothing that
 * a client sends ends more than its own socket.
 */
export class Session {
  readonly #socket: WebSocket;
  readonly #tools: SessionTools;
  readonly #rate: RateLimit;
  readonly #lanes = new Lanes();
  readonly #subscriptions = new SessionSubscriptions();
  readonly #whenEnded: (session: Session) => void;
  #user: ResourceUser;
  #inFlight = 0;
  #opening = 0;
  #ended = false;

  /** @param ended - called once, when it serves no more: the socket may take a while longer to close. */
  constructor(socket: WebSocket, user: ResourceUser, tools: SessionTools, ended: (session: Session) => void) {
    this.#whenEnded = ended;
    this.#socket = socket;
    this.#user = user;
    this.#tools = tools;
    this.#rate = new RateLimit(tools.limits.framesPerSecond, tools.limits.burst);
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.once('close', () => this.#end());
  }

  get user(): ResourceUser {
    return this.#user;
  }

  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /** Takes the user as he is now; what he may not hear any more ends, and he is told. */
  async regrant(user: ResourceUser): Promise<void> {
    this.#user = user;
    for (const { stream, requestId } of await this.#subscriptions.endRevoked(user)) {
      const payload = { action: 'unsubscribed', data: { code: 403 }, request_id: requestId };
      this.#send(JSON.stringify({ stream, payload }));
    }
  }

  /** Ends the socket, and everything of it at once. */
  close(code: number, reason: string): void {
    this.#end();
    this.#socket.close(code, reason);
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.#ended) return;
    // Text comes as one Buffer; only options of `ws` that are not set make lists of parts.
    const { address, ...frame } = readFrame(isBinary ? '' : (data as Buffer).toString('utf8'));
    if (!this.#rate.take()) return this.#reply(address, failed(new ResourceException(429)));
    if ('refusal' in frame) return this.#reply(address, failed(frame.refusal));
    if (this.#inFlight >= this.#tools.limits.inFlight) {
      return this.#reply(address, failed(new ResourceException(429, ['Too many requests at once.'])));
    }
    this.#inFlight += 1;
    void this.#lanes
      .run(laneOf(frame.request), () => this.#serve(address, frame.request))
      .finally(() => {
        this.#inFlight -= 1;
      });
  }

  /** Never rejects. */
  async #serve(address: FrameAddress, request: ReadRequest): Promise<void> {
    if (this.#ended) return;
    const { stream, action } = request;
    try {
      if (isSubscribe(action)) return await this.#subscribe(address, { ...request, action });
      if (isUnsubscribe(action)) {
        this.#subscriptions.end(request);
        return this.#reply(address, { status: 200, data: {}, errors: [] });
      }
      const answer = await this.#tools.commands.run({ ...request, user: this.#user, door: DOOR });
      this.#reply(address, answer);
    } catch (error) {
      this.#reply(address, failed(this.#tools.commands.exceptionOf(error, `${stream}.${action}`)));
    }
  }

  async #subscribe(address: FrameAddress, request: ReadRequest & { action: SubscribeAction }): Promise<void> {
    const { requestId } = request;
    if (this.#subscriptions.size + this.#opening >= this.#tools.limits.subscriptions) {
      throw new ResourceException(429, ['Too many subscriptions.']);
    }
    this.#opening += 1;
    try {
      const command = { ...request, user: this.#user, door: DOOR };
      const opened = await this.#tools.subscriptions.open(command, (push) => this.#send(push.encoded(requestId)));
      if (this.#ended) return opened.leave();
      this.#subscriptions.add({ ...opened, requestId });
      this.#reply(address, { status: 200, data: opened.answer, errors: [] });
      opened.release();
    } finally {
      this.#opening -= 1;
    }
  }

  #reply(address: FrameAddress, parts: ReplyParts): void {
    const text = writeReply(address, parts) ?? writeReply(address, failed(new ResourceException(500)));
    if (text !== undefined) this.#send(text);
  }

  /** A client that does not read must not fill our memory. */
  #send(frame: string | Buffer): void {
    if (this.#ended) return;
    if (this.#socket.bufferedAmount > this.#tools.limits.bufferedBytes) {
      return this.close(GatewayCloseCode.SlowConsumer, 'too slow: subscribe again with since');
    }
    this.#socket.send(frame, { binary: false });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#subscriptions.endAll();
    this.#whenEnded(this);
  }
}

type SubscribeAction = 'subscribe' | 'subscribe_instance';

function isSubscribe(action: string): action is SubscribeAction {
  return action === 'subscribe' || action === 'subscribe_instance';
}

function isUnsubscribe(action: string): boolean {
  return action === 'unsubscribe' || action === 'unsubscribe_instance';
}

/** What must not overtake each other: commands for one object, and subscriptions of one stream. */
function laneOf({ stream, action, pk, data }: ReadRequest): string | undefined {
  if (isSubscribe(action) || isUnsubscribe(action)) return `subscriptions ${stream}`;
  const key = keyOf(pk, data);
  return key === undefined ? undefined : `object ${JSON.stringify([stream, key])}`;
}

function keyOf(pk: ReadRequest['pk'], data: unknown): string | undefined {
  try {
    return findPk(pk, data);
  } catch {
    // The command itself is answered with what is wrong with it.
    return undefined;
  }
}

function failed({ status, errors }: ResourceException): ReplyParts {
  return { status, data: null, errors: errors.length === 0 ? [STATUS_TEXTS[status]] : errors };
}
