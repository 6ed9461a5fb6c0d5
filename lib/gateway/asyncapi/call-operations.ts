import { asComponents, componentName, jsonSchemaOf, type JsonSchema } from '../../resources/internal.js';
import type { RpcEntry } from '../rpc/index.js';
import { nameOf, type DraftMessage, type DraftOperation, type SocketDraft } from './socket-draft.js';
import { exactly, fields } from './socket-schemas.js';

const TARGET = 'draft-07';
const CHANNEL: JsonSchema = { type: 'string', pattern: '^[\\w.:;/@+-]{1,256}$' };
const EVENT: JsonSchema = { type: 'string', minLength: 1, maxLength: 128 };
const PATTERN: JsonSchema = { ...EVENT, default: '*', description: 'With `*`, `?` and `[…]` as in Redis.' };
const SUBSCRIBED = fields({
  subscribed: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
});

/** The methods of the application, and the two that every gateway has. */
export function callOperations(methods: ReadonlyMap<string, RpcEntry>, draft: SocketDraft): DraftOperation[] {
  const printed = (name: string, of: 'input' | 'output', schema: RpcEntry['input']): JsonSchema | undefined => {
    const document = schema && jsonSchemaOf(schema, { of, target: TARGET });
    if (document === undefined) return undefined;
    const component = draft.free(componentName(`${name} ${of === 'input' ? 'payload' : 'result'}`));
    Object.assign(draft.schemas, asComponents(component, document));
    return { $ref: `#/components/schemas/${component}` };
  };
  const own = [...methods.values()].map(({ name, input, output }) =>
    call(name, `Calls \`${name}\`.`, printed(name, 'input', input), printed(name, 'output', output)),
  );
  const count = { type: 'integer', minimum: 0 };
  return [
    ...own,
    call('ping', 'Asks whether anybody is there.', undefined, fields({ pong: { type: 'boolean', const: true } })),
    call(
      'server_info',
      'Tells how many sockets and channels this process has.',
      undefined,
      fields({ connections: count, channels: count }),
    ),
  ];
}

/** What clients do with channels, and what comes on them. */
export function channelOperations(): DraftOperation[] {
  const payload = (event: JsonSchema): JsonSchema => fields({ channel: CHANNEL, event }, ['channel']);
  const published = { channel: CHANNEL, event: { ...EVENT, default: 'message' }, data: {} };
  const push = fields({ channel: CHANNEL, event: EVENT, data: {} });
  return [
    call('publish', 'Publishes an event on a channel.', fields(published, ['channel']), fields(published)),
    call('subscribe', 'Listens to the events of a channel that fit a pattern.', payload(PATTERN), SUBSCRIBED),
    call('unsubscribe', 'Ends a pattern of a channel.', payload(PATTERN), SUBSCRIBED),
    {
      name: 'events',
      summary: 'Brings what was published to those who listen.',
      messages: [{ name: 'channel.event', summary: 'An event of a channel.', payload: push }],
    },
  ];
}

function call(
  method: string,
  summary: string,
  payload: JsonSchema = { type: 'object' },
  result: JsonSchema = {},
): DraftOperation {
  const id = { type: ['string', 'number'], maxLength: 256 };
  const named = { id, method: exactly(method) };
  const error = fields(
    { message: { type: 'string' }, errors: { description: 'What is wrong, by the name of the field.' } },
    ['message'],
  );
  const message = (suffix: string, about: string, schema: JsonSchema): DraftMessage => ({
    name: `call.${nameOf(method)}.${suffix}`,
    summary: about,
    payload: schema,
  });
  return {
    name: method,
    summary,
    request: message('request', summary, fields({ ...named, payload }, ['id', 'method'])),
    messages: [
      message('result', `What comes of \`${method}\`.`, fields({ ...named, result })),
      message('error', `Why there is no result of \`${method}\`.`, fields({ ...named, error }, ['error'])),
    ],
  };
}
