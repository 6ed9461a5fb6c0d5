import type { RawData } from 'ws';
import { STATUS_TEXTS } from '../../protocol/index.js';
import { ResourceException, type CommandRunner, type ResourceUser } from '../../resources/index.js';
import {
  Lanes,
  objectLane,
  RateLimit,
  type ResourceSubscription,
  type ResourceSubscriptions,
} from '../../resources/internal.js';
import {
  readFrame,
  writeNotice,
  writeReply,
  writeRpcError,
  writeRpcResult,
  type FrameAddress,
  type ReadFrame,
  type ReadRequest,
  type ReadRpc,
  type ReplyParts,
  type RpcAddress,
  type RpcRequest,
} from '../frames/index.js';
import type { GatewayLimits } from '../options/index.js';
import { GatewayCloseCode } from './gateway-close-code.js';
import { SessionRpc, type RpcTools } from './session-rpc.js';
import type { SessionSocket } from './session-socket.js';
import { SessionSubscriptions } from './session-subscriptions.js';

const DOOR = 'gateway';

/** What all sessions share. */
export interface SessionTools {
  readonly commands: CommandRunner;
  readonly subscriptions: ResourceSubscriptions;
  readonly rpc: RpcTools;
  readonly limits: GatewayLimits;
}

/**
 * Serves one socket: every frame gets exactly one answer, commands for the same object keep their order, and nothing that
 * a client sends ends more than its own socket.
 */
export class Session {
  readonly #socket: SessionSocket;
  readonly #tools: SessionTools;
  readonly #rate: RateLimit;
  readonly #lanes = new Lanes();
  readonly #subscriptions = new SessionSubscriptions();
  readonly #rpc: SessionRpc;
  readonly #whenEnded: (session: Session) => void;
  #user: ResourceUser;
  /** How often the user was taken anew: what was begun before may be too much by now. */
  #regrants = 0;
  #inFlight = 0;
  #opening = 0;
  #ended = false;

  /** @param ended - called once, when it serves no more: the socket may take a while longer to close. */
  constructor(socket: SessionSocket, user: ResourceUser, tools: SessionTools, ended: (session: Session) => void) {
    this.#whenEnded = ended;
    this.#socket = socket;
    this.#user = user;
    this.#tools = tools;
    this.#rate = new RateLimit(tools.limits.framesPerSecond, tools.limits.burst);
    const hasRoom = (): boolean => this.#hasRoom();
    this.#rpc = new SessionRpc(tools.rpc, { hasRoom, send: (frame) => this.#send(frame) });
    socket.socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.socket.once('close', () => this.#end());
  }

  get user(): ResourceUser {
    return this.#user;
  }

  get subscriptions(): number {
    return this.#subscriptions.size + this.#rpc.subscriptions;
  }

  /** Takes the user as he is now; what he may not hear any more ends with a notice. */
  async regrant(user: ResourceUser): Promise<void> {
    this.#user = user;
    this.#regrants += 1;
    await this.#rpc.endRevoked(user);
    for (const { stream, requestId } of await this.#subscriptions.endRevoked(user)) {
      this.#send(writeNotice({ stream, requestId, action: 'unsubscribed', data: { code: 403 } }));
    }
  }

  /** Ends the socket, and everything of it at once. */
  close(code: number, reason: string): void {
    this.#end();
    this.#socket.socket.close(code, reason);
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.#ended) return;
    // Text comes as one Buffer; only options of `ws` that are not set make lists of parts.
    const frame = readFrame(isBinary ? '' : (data as Buffer).toString('utf8'));
    const refusal = this.#refusal(frame);
    if (refusal !== undefined) return this.#refuse(frame, refusal);
    if ('request' in frame) this.#start(frame);
  }

  /** Why a frame is not worked on. */
  #refusal(frame: ReadFrame | ReadRpc): ResourceException | undefined {
    if (!this.#rate.take()) return new ResourceException(429);
    if ('refusal' in frame) return frame.refusal;
    const full = this.#inFlight >= this.#tools.limits.inFlight;
    return full ? new ResourceException(429, ['Too many requests at once.']) : undefined;
  }

  #refuse(frame: ReadFrame | ReadRpc, refusal: ResourceException): void {
    if ('rpc' in frame) this.#send(writeRpcError(frame.rpc, refusal));
    else this.#reply(frame.address, failed(refusal));
  }

  #start(frame: Extract<ReadFrame | ReadRpc, { readonly request: object }>): void {
    this.#inFlight += 1;
    const run =
      'rpc' in frame
        ? this.#lanes.run(this.#rpc.laneOf(frame.request), () => this.#call(frame.rpc, frame.request))
        : this.#lanes.run(laneOf(frame.request), () => this.#serve(frame.address, frame.request));
    void run.finally(() => {
      this.#inFlight -= 1;
    });
  }

  /** Never rejects. */
  async #call(address: RpcAddress, request: RpcRequest): Promise<void> {
    if (this.#ended) return;
    try {
      this.#send(writeRpcResult(address, await this.#rpc.answer(request, this.#user)));
    } catch (error) {
      this.#send(writeRpcError(address, this.#tools.commands.exceptionOf(error, request.method)));
    }
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
      const { createdAtOnce } = this.#tools.limits;
      const answer = await this.#tools.commands.run({ ...request, user: this.#user, door: DOOR, createdAtOnce });
      this.#reply(address, answer);
    } catch (error) {
      this.#reply(address, failed(this.#tools.commands.exceptionOf(error, `${stream}.${action}`)));
    }
  }

  async #subscribe(address: FrameAddress, request: ReadRequest & { action: SubscribeAction }): Promise<void> {
    const { requestId } = request;
    if (!this.#hasRoom()) throw new ResourceException(429, ['Too many subscriptions.']);
    this.#opening += 1;
    const regrants = this.#regrants;
    try {
      const command = { ...request, user: this.#user, door: DOOR };
      const opened = await this.#tools.subscriptions.open(
        command,
        (push) => this.#send(push.encoded(requestId)),
        (position) => this.#send(writeNotice({ ...address, action: 'gap', data: position })),
      );
      await this.#stillHolds(opened, regrants);
      if (this.#ended) return opened.leave();
      this.#subscriptions.add({ ...opened, requestId });
      this.#reply(address, { status: 200, data: opened.answer, errors: [] });
      opened.release();
    } finally {
      this.#opening -= 1;
    }
  }

  /** @throws {ResourceException} the user was regranted while it was opened, and may not have it any more. */
  async #stillHolds({ holdsFor, leave }: ResourceSubscription, regrants: number): Promise<void> {
    try {
      for (let checked = regrants; checked !== this.#regrants;) {
        checked = this.#regrants;
        if (!(await holdsFor(this.#user))) throw new ResourceException(403);
      }
    } catch (error) {
      leave();
      throw error;
    }
  }

  #hasRoom(): boolean {
    return this.subscriptions + this.#opening < this.#tools.limits.subscriptions;
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
    this.#socket.send(frame);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#subscriptions.endAll();
    this.#rpc.end();
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
  return objectLane(stream, pk, data);
}

function failed({ status, errors }: ResourceException): ReplyParts {
  return { status, data: null, errors: errors.length === 0 ? [STATUS_TEXTS[status]] : errors };
}
