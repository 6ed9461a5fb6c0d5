import type { Field, NeutralModel, Operation } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { documentFile, type Entry } from '../json-schema/document-file.js';
import { componentSchemas, described, fieldsSchema, typeSchema, type JsonObject } from '../json-schema/type-schema.js';
import type { PrintedFile, Printer } from '../printer.js';
import { sinceText } from '../since.js';

const ABOUT =
  'What a Stasis application hears from an Asterisk over one WebSocket: calls, bridges, playbacks, recordings. Commands may travel over it as well; the OpenAPI document describes them.';

/** The messages of the model that are no events: only their type shows that. */
const MESSAGE_RECORDS: readonly string[] = ['MissingParams', 'RESTRequest'];

/**
 * Prints an AsyncAPI 3 document of ARI, as a Stasis application sees it.
 * @publicApi
 */
export class AsyncApiPrinter implements Printer {
  readonly language = 'asyncapi';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const messages = messagesOf(model, words);
    const names = Object.keys(messages);
    const document: [Entry, ...Entry[]] = [
      ['asyncapi', '3.0.0'],
      ['info', { title: 'Events of the Asterisk REST Interface', version: model.asterisk, description: ABOUT }],
      ['servers', { asterisk: SERVER }],
      ['channels', { events: eventChannel(model, words, names) }],
      ['operations', operationsOf(names)],
      [
        'components',
        {
          securitySchemes: { user: { type: 'http', scheme: 'basic', description: 'A user of ari.conf.' } },
          messages,
          schemas: componentSchemas(model, words),
        },
      ],
    ];
    return [documentFile('asyncapi.json', document, model.asterisk)];
  }
}

const SERVER = {
  host: 'localhost:8088',
  pathname: '/ari',
  protocol: 'ws',
  description: 'The HTTP server of an Asterisk.',
  security: [{ $ref: '#/components/securitySchemes/user' }],
};

function messagesOf(model: NeutralModel, words: WordBook): JsonObject {
  const common = commonFields(model.eventFields, words);
  const events = model.events.map(({ name, fields, since }) => {
    const own = fieldsSchema(name, fields, words);
    return [name, message(name, merged(name, common, own), sinceText(since))] as const;
  });
  const records = model.records
    .filter(({ name }) => MESSAGE_RECORDS.includes(name))
    .map(({ name, fields }) => [name, message(name, fieldsSchema(name, fields, words))] as const);
  return Object.fromEntries([...events, ...records]);
}

function message(name: string, schema: JsonObject, since?: string): JsonObject {
  const { description, ...payload } = schema;
  const text = typeof description === 'string' ? description : undefined;
  return { name, contentType: 'application/json', ...described(text, since), payload };
}

/** The fields that all events have stand in two bases, whose descriptions are theirs. */
function commonFields(fields: readonly Field[], words: WordBook): JsonObject {
  const base = (name: string): string => (name === 'type' || name === 'asterisk_id' ? 'Message' : 'Event');
  const properties = fields.map(({ name, type }) => [
    name,
    { ...typeSchema(type), ...described(words.field(base(name), name)) },
  ]);
  return {
    required: fields.filter(({ required }) => required === true).map(({ name }) => name),
    properties: Object.fromEntries(properties) as JsonObject,
  };
}

/** An event as one schema: its type is the text by which it is known. */
function merged(name: string, common: JsonObject, own: JsonObject): JsonObject {
  const required = [...((common['required'] as string[]) ?? []), ...((own['required'] as string[] | undefined) ?? [])];
  const properties = { ...(common['properties'] as JsonObject), ...(own['properties'] as JsonObject) };
  return { ...own, required, properties: { ...properties, type: { type: 'string', const: name } } };
}

function eventChannel(model: NeutralModel, words: WordBook, names: readonly string[]): JsonObject {
  const upgrade = model.resources.flatMap(({ name: resource, operations }) =>
    operations.filter(({ upgrade }) => upgrade === true).map((operation) => ({ resource, operation })),
  )[0];
  const query = upgrade === undefined ? {} : querySchema(upgrade.resource, upgrade.operation, words);
  return {
    address: upgrade?.operation.path ?? '/events',
    ...described(upgrade && words.operation(upgrade.resource, upgrade.operation.name).summary),
    messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
    bindings: { ws: { method: 'GET', query, bindingVersion: '0.1.0' } },
  };
}

function querySchema(resource: string, { name, query }: Operation, words: WordBook): JsonObject {
  const properties = query.map((parameter) => [
    parameter.name,
    // A list travels as one text with commas.
    { ...typeSchema(parameter.type.replace('[]', '')), ...described(words.parameter(resource, name, parameter.name)) },
  ]);
  return {
    type: 'object',
    required: query.filter(({ required }) => required === true).map((parameter) => parameter.name),
    properties: Object.fromEntries(properties) as JsonObject,
  };
}

const REQUEST = 'RESTRequest';
const RESPONSE = 'RESTResponse';

function operationsOf(names: readonly string[]): JsonObject {
  const channel = { $ref: '#/channels/events' };
  const refs = (wanted: readonly string[]): JsonObject[] =>
    wanted.map((name) => ({ $ref: `#/channels/events/messages/${name}` }));
  const heard = names.filter((name) => name !== REQUEST && name !== RESPONSE);
  const hear = { action: 'receive', channel, summary: 'Hears what happens.', messages: refs(heard) };
  if (!names.includes(REQUEST) || !names.includes(RESPONSE)) return { hearEvents: hear };
  const command = {
    action: 'send',
    channel,
    summary: 'Sends a command; its answer comes over the same socket.',
    messages: refs([REQUEST]),
    reply: { channel, messages: refs([RESPONSE]) },
  };
  return { hearEvents: hear, sendCommand: command };
}
