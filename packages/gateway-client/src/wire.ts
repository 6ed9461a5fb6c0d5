import type { PushPayload, ReplyPayload } from '../../../lib/protocol/index.js';
import { GatewayAnswerError } from './gateway-answer-error.js';
import { GatewayCallError } from './gateway-call-error.js';
import { GatewayDisconnectedError } from './gateway-disconnected-error.js';
import type { Outcome, Requests } from './requests.js';

/** News of a subscription: an object has changed, something may have been lost, or the subscription was ended. */
export type SubscriptionNews =
  PushPayload | { readonly action: 'gap' | 'unsubscribed'; readonly data: unknown; readonly request_id: unknown };

/** What a request says besides its stream and its action. */
export interface RequestParts {
  readonly pk?: string | number;
  readonly data?: unknown;
}

/** How a request or a call ended. */
export type Answer<T> =
  { readonly value: T } | { readonly error: GatewayAnswerError | GatewayCallError | GatewayDisconnectedError };

/** Speaks the two protocols of the gateway over requests that are numbered. */
export class Wire {
  readonly #requests: Requests;
  readonly #isOpen: () => boolean;
  #last = 0;

  constructor(requests: Requests, isOpen: () => boolean) {
    this.#requests = requests;
    this.#isOpen = isOpen;
  }

  /** Whether there is a connection: what lives on through all of them gets the next one. */
  get open(): boolean {
    return this.#isOpen();
  }

  /** A number that no other request of this client has. */
  newId(): number {
    return (this.#last += 1);
  }

  /**
   * @param settle - called once, before any later frame is looked at.
   * @param id - that of a subscription, so that it takes the place of the one before.
   */
  request(
    [stream, action, parts = {}]: readonly [stream: string, action: string, parts?: RequestParts],
    settle: (answer: Answer<unknown>) => void,
    { id = this.newId(), urgent = false }: { readonly id?: number; readonly urgent?: boolean } = {},
  ): void {
    const what = `${stream}.${action}`;
    const frame = { stream, payload: { action, request_id: id, ...parts } };
    const settled = (outcome: Outcome<Readonly<Record<string, unknown>>>): void => {
      if ('error' in outcome) return settle(outcome);
      const { response_status: status, data, errors } = outcome.frame['payload'] as ReplyPayload;
      const value = { value: data };
      settle(status === 200 || status === 201 ? value : { error: new GatewayAnswerError(what, status, errors) });
    };
    this.#requests.add({ key: `request ${id}`, what, frame, settle: settled }, urgent);
  }

  /** @param settle - called once, before any later frame is looked at. */
  call(method: string, payload: unknown, settle: (answer: Answer<unknown>) => void, urgent = false): void {
    const id = this.newId();
    const settled = (outcome: Outcome<Readonly<Record<string, unknown>>>): void => {
      if ('error' in outcome) return settle(outcome);
      const { error, result } = outcome.frame as { error?: CallProblem; result?: unknown };
      if (error === undefined) settle({ value: result });
      else settle({ error: new GatewayCallError(method, error.message, error.errors) });
    };
    const frame = { id, method, payload: payload ?? {} };
    this.#requests.add({ key: `call ${id}`, what: `The call of ${method}`, frame, settle: settled }, urgent);
  }

  /** Takes a frame that answers a request; false for every other one. */
  take(frame: Readonly<Record<string, unknown>>): boolean {
    if ('result' in frame || 'error' in frame) return this.#requests.answered(`call ${String(frame['id'])}`, frame);
    const payload = frame['payload'] as Partial<ReplyPayload> | undefined;
    if (payload?.response_status === undefined) return false;
    return this.#requests.answered(`request ${String(payload.request_id)}`, frame);
  }
}

interface CallProblem {
  readonly message: string;
  readonly errors?: Readonly<Record<string, string>>;
}

/** An answer as a promise. */
export function promised<T>(ask: (settle: (answer: Answer<unknown>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((answer) => {
      if ('error' in answer) reject(answer.error);
      else resolve(answer.value as T);
    });
  });
}
