import type { TransportRequest, TransportResponse } from '../transport.js';

/** Writes a command as a text frame. Its id must be a string: Asterisk does not return a number. */
export function requestFrame(id: string, { method, path, query, body }: TransportRequest): string {
  const uri = query === '' ? path : `${path}?${query}`;
  const head = { type: 'RESTRequest', request_id: id, method, uri };
  return JSON.stringify(body === undefined ? head : { ...head, content_type: 'application/json', message_body: body });
}

/** An answer, with the id of its command. */
export interface AnswerFrame {
  readonly id: string;
  readonly response: TransportResponse;
}

/** Reads the answer in a frame; undefined when the frame holds something else. */
export function answerFrame(frame: Buffer): AnswerFrame | undefined {
  const fields = json(frame.toString('utf8'));
  if (typeof fields !== 'object' || fields === null) return undefined;
  const { type, request_id: id, status_code: status, content_type, message_body } = fields as Record<string, unknown>;
  if (type !== 'RESTResponse' || typeof id !== 'string' || typeof status !== 'number') return undefined;
  return { id, response: answer(status, content_type, message_body) };
}

function answer(status: number, type: unknown, body: unknown): TransportResponse {
  const contentType = typeof type === 'string' ? type : undefined;
  if (typeof body !== 'string' || body === '') return { status, body: undefined, contentType };
  if (contentType !== undefined && !contentType.includes('json')) return { status, body, contentType };
  const value = json(body);
  return value === undefined ? { status, body, contentType, unparsed: true } : { status, body: value, contentType };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
