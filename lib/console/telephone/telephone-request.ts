import { ResourceBadRequestException } from '../../resources/index.js';

/** What the page asks of its telephone. */
export interface TelephoneRequest {
  readonly do: 'show' | 'wait' | 'call' | 'answer' | 'press' | 'hangUp' | 'sound';
  /** Number, keys, or media. */
  readonly what?: string;
  /** For `wait`: the state that the page has. */
  readonly seen?: number;
}

const KNOWN = ['show', 'wait', 'call', 'answer', 'press', 'hangUp', 'sound'];
const LONGEST = 255;

/** @throws {ResourceBadRequestException} no telephone can do that. */
export function telephoneRequest(asked: unknown): TelephoneRequest {
  const request = (asked ?? {}) as Partial<Record<keyof TelephoneRequest, unknown>>;
  const { do: action = 'show', what, seen } = request;
  if (typeof action !== 'string' || !KNOWN.includes(action)) refuse('do', `must be one of ${KNOWN.join(', ')}`);
  if (what !== undefined && (typeof what !== 'string' || what.length > LONGEST))
    refuse('what', 'must be a short string');
  if (seen !== undefined && typeof seen !== 'number') refuse('seen', 'must be a number');
  if (action === 'press' && !/^[\d*#A-D]{1,32}$/.test(String(what))) refuse('what', 'must be keys of a telephone');
  return request as TelephoneRequest;
}

function refuse(field: string, problem: string): never {
  throw new ResourceBadRequestException([{ [field]: [problem] }]);
}
