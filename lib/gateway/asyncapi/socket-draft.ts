import type { JsonSchema } from '../../resources/internal.js';

/** A message as the document has it. */
export interface DraftMessage {
  readonly name: string;
  readonly summary: string;
  readonly payload: JsonSchema;
}

/** An exchange over the socket, seen from the gateway: a request and its answers, or what is sent unasked. */
export interface DraftOperation {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  /** What comes in, and what the gateway answers. */
  readonly request?: DraftMessage;
  readonly messages: readonly DraftMessage[];
}

/** The parts of a document while it is written. */
export class SocketDraft {
  readonly channels: Record<string, JsonSchema> = {};
  readonly operations: Record<string, JsonSchema> = {};
  readonly messages: Record<string, JsonSchema> = {};
  readonly schemas: Record<string, JsonSchema> = {};
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** A name that no schema has yet. */
  readonly free = (name: string): string => (name in this.schemas ? this.free(`${name}Resource`) : name);

  /** One part of the socket: a stream, the calls, the channels. */
  add(channel: string, description: string, operations: readonly DraftOperation[]): void {
    const id = nameOf(channel);
    const all = operations.flatMap(({ request, messages }) =>
      request === undefined ? messages : [request, ...messages],
    );
    for (const { name, summary, payload } of all) {
      this.messages[name] = { name, summary, contentType: 'application/json', payload };
    }
    this.channels[id] = {
      address: this.#address,
      title: channel,
      description,
      messages: Object.fromEntries(all.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }])),
      bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
    };
    for (const operation of operations)
      this.operations[nameOf(`${channel}.${operation.name}`)] = written(id, operation);
  }
}

function written(channel: string, { summary, description, request, messages }: DraftOperation): JsonSchema {
  const at = { $ref: `#/channels/${channel}` };
  const refs = (some: readonly DraftMessage[]): JsonSchema[] =>
    some.map(({ name }) => ({ $ref: `#/channels/${channel}/messages/${name}` }));
  const about = { channel: at, summary, ...(description !== undefined && { description }) };
  if (request === undefined) return { action: 'send', ...about, messages: refs(messages) };
  return { action: 'receive', ...about, messages: refs([request]), reply: { channel: at, messages: refs(messages) } };
}

/** A name as parts of a document may have it. */
export function nameOf(text: string): string {
  return text.replaceAll(/[^\w.-]/g, '_');
}
