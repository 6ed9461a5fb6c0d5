import type { AriReply, Invoker, RawRequest } from '../rest/index.js';

const verbs = new Set(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']);

/** The fields of a `RESTResponse`, and the verb that was answered. */
export interface SocketAnswer {
  readonly transaction_id: string;
  readonly request_id: string;
  readonly status_code: number;
  readonly reason_phrase: string;
  readonly uri: string;
  readonly content_type?: string;
  readonly message_body?: string;
  readonly method: string;
}

type Message = Readonly<Record<string, unknown>>;
type Named = Pick<SocketAnswer, 'transaction_id' | 'request_id' | 'uri'>;

/** Something about the message itself is wrong. */
class BadMessage extends Error {}

function text(message: Message, name: string): string {
  const value = message[name];
  return typeof value === 'string' ? value : '';
}

/** Reads one message and gives its answer; the answer says what is wrong with it, and the socket stays open. */
export async function answerSocketRequest(frame: string, upgrade: RawRequest, invoker: Invoker): Promise<SocketAnswer> {
  const named = { transaction_id: '', request_id: '', uri: '' };
  const message = parseMessage(frame);
  if (!message) {
    return { ...named, status_code: 400, reason_phrase: 'Failed to parse request message JSON', method: '' };
  }
  named.transaction_id = text(message, 'transaction_id');
  named.request_id = text(message, 'request_id');
  try {
    const raw = readRequest(message, upgrade, named);
    return toAnswer(named, raw.method, await invoker.answer(raw));
  } catch (error) {
    if (!(error instanceof BadMessage)) throw error;
    const reply = { status: 400, reason: 'Bad request', body: { message: error.message } };
    return toAnswer(named, text(message, 'method'), reply);
  }
}

function parseMessage(frame: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(frame);
    return typeof message === 'object' && message !== null ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}

function readRequest(message: Message, upgrade: RawRequest, named: { uri: string }): RawRequest {
  const type = text(message, 'type');
  if (type === '') throw new BadMessage("No 'type' property.");
  if (type !== 'RESTRequest') throw new BadMessage('Unknown request type.');
  const uri = text(message, 'uri');
  if (uri === '') throw new BadMessage("Empty or missing 'uri' property.");
  const mark = uri.indexOf('?');
  named.uri = mark < 0 ? uri : uri.slice(0, mark);
  const method = text(message, 'method');
  if (!verbs.has(method)) throw new BadMessage("Unknown or missing 'method' property.");
  const query = mark < 0 ? [] : [...new URLSearchParams(uri.slice(mark + 1))];
  query.push(...queryStrings(message.query_strings));
  const apiKey = upgrade.query.filter(([name]) => name === 'api_key');
  const body = readMessageBody(message);
  return {
    ...upgrade,
    method,
    path: named.uri,
    query: [...query, ...body.fields, ...apiKey],
    body: body.json,
    overWebSocket: true,
  };
}

function queryStrings(list: unknown): [string, string][] {
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown): [string, string] => {
    const { name, value } = (typeof entry === 'object' && entry !== null ? entry : {}) as Message;
    if (typeof name !== 'string' || typeof value !== 'string') {
      throw new BadMessage("Unable to parse 'query_strings' array.");
    }
    return [name, value];
  });
}

function readMessageBody(message: Message): { readonly fields: [string, string][]; readonly json: unknown } {
  const body = text(message, 'message_body');
  if (body === '') return { fields: [], json: undefined };
  const contentType = text(message, 'content_type');
  if (contentType === '') throw new BadMessage("No 'content_type' for 'message_body'.");
  if (contentType === 'application/x-www-form-urlencoded')
    return { fields: [...new URLSearchParams(body)], json: undefined };
  if (contentType !== 'application/json') throw new BadMessage('Unknown content type.');
  try {
    return { fields: [], json: JSON.parse(body) as unknown };
  } catch {
    throw new BadMessage("Unable to parse 'message_body' as 'application/json'.");
  }
}

function toAnswer(named: Named, method: string, reply: AriReply): SocketAnswer {
  // A file cannot be sent in a message.
  if (reply.file) return { ...named, status_code: 406, reason_phrase: 'Not Acceptable.  Use HTTP GET', method };
  const answer = { ...named, status_code: reply.status, reason_phrase: reply.reason, method };
  if (reply.body === undefined) return answer;
  return { ...answer, content_type: 'application/json', message_body: JSON.stringify(reply.body) };
}
