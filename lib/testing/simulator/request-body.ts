import type { IncomingMessage } from 'node:http';
import { AriRefusal, badRequest } from '../rest/index.js';

const longestBody = 40_960;

/** A request's body: form fields, which count as query parameters, or JSON. */
export interface RequestBody {
  readonly fields: readonly (readonly [string, string])[];
  readonly json: unknown;
}

const nothing: RequestBody = { fields: [], json: undefined };

/** Reads a body; refuses one that is too large or no JSON. A body of another type is passed over, as Asterisk does. */
export async function readBody(message: IncomingMessage): Promise<RequestBody> {
  const announced = Number(message.headers['content-length'] ?? 0);
  if (announced > longestBody) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw tooLarge();
    chunks.push(chunk);
  }
  if (length === 0) return nothing;
  return parseBody(Buffer.concat(chunks).toString('utf8'), message.headers['content-type'] ?? '');
}

/** Whether there is a body to wait for. */
export function hasBody(message: IncomingMessage): boolean {
  return message.headers['transfer-encoding'] !== undefined || Number(message.headers['content-length'] ?? 0) > 0;
}

function parseBody(text: string, contentType: string): RequestBody {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return { fields: [...new URLSearchParams(text)], json: undefined };
  if (type !== 'application/json') return nothing;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  if (typeof json !== 'object' || json === null) throw unreadable();
  return { fields: [], json };
}

const unreadable = (): AriRefusal => badRequest('Error parsing request body');
const tooLarge = (): AriRefusal =>
  new AriRefusal(413, 'Request Entity Too Large', 'Request body too large', { Connection: 'close' });
