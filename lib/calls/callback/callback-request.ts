import { type KnownOptions, OptionChecks } from '../../client/internal.js';
import type { CallState } from '../state/index.js';

/**
 * A wish to be called back.
 * @publicApi
 */
export interface CallbackRequest {
  /** What to call: `PJSIP/+31201234567@trunk`. */
  readonly endpoint: string;
  /** Not before this moment. Default: at once. */
  readonly at?: Date;
  /** How often it is tried. Default 3. */
  readonly attempts?: number;
  /** From one try to the next, in milliseconds. Default 300,000, five minutes. */
  readonly retryAfter?: number;
  /** Caller ID that the telephone shows: `Clinic <100>`. */
  readonly callerId?: string;
  /** Whatever tells you what it is about. */
  readonly label?: string;
}

/**
 * A call that somebody waits for.
 * @publicApi
 */
export interface Callback extends Required<Pick<CallbackRequest, 'endpoint' | 'at' | 'attempts' | 'retryAfter'>> {
  readonly id: string;
  readonly callerId?: string;
  readonly label?: string;
  /** How often it has been tried. */
  readonly tried: number;
  /** Whether its telephone is being rung, by this process or another one. */
  readonly ringing: boolean;
}

const FIVE_MINUTES = 300_000;

const KNOWN: KnownOptions<CallbackRequest> = {
  endpoint: true,
  at: true,
  attempts: true,
  retryAfter: true,
  callerId: true,
  label: true,
};

/** @throws {AriConfigurationException} naming the option that is wrong. */
export function checkedRequest(id: string, request: CallbackRequest): Omit<Callback, 'ringing'> {
  const checks = new OptionChecks<CallbackRequest>({ connection: '', field: 'callback' }, request, KNOWN);
  const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime());
  const endpoint = checks.string('endpoint');
  if (!endpoint.includes('/')) checks.refuse('endpoint', 'must be such as PJSIP/alice');
  return {
    id,
    endpoint,
    at: checks.given('at', isDate, 'must be a date') ?? new Date(),
    attempts: checks.whole('attempts', 3),
    retryAfter: checks.time('retryAfter', FIVE_MINUTES, 0),
    tried: 0,
    ...(checks.has('callerId') ? { callerId: checks.string('callerId') } : {}),
    ...(checks.has('label') ? { label: checks.string('label') } : {}),
  };
}

/** What is kept of it. `heldUntil`: a process rings it, and has died when this moment has passed; 0: nobody does. */
export function kept(callback: Omit<Callback, 'ringing'>, heldUntil: number): CallState {
  const { endpoint, at, attempts, retryAfter, callerId, label, tried } = callback;
  return {
    endpoint,
    at: at.getTime(),
    attempts,
    retryAfter,
    tried,
    heldUntil,
    ...(callerId === undefined ? {} : { callerId }),
    ...(label === undefined ? {} : { label }),
  };
}

export function callbackOf(id: string, state: CallState, now: number): Callback {
  const { callerId, label } = state;
  return {
    id,
    endpoint: String(state['endpoint']),
    at: new Date(Number(state['at'])),
    attempts: Number(state['attempts']),
    retryAfter: Number(state['retryAfter']),
    tried: Number(state['tried']),
    ringing: Number(state['heldUntil']) > now,
    ...(callerId === undefined ? {} : { callerId: String(callerId) }),
    ...(label === undefined ? {} : { label: String(label) }),
  };
}
