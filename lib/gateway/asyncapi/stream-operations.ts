import { CHANGE_KINDS, isJsonObject, type ChangeKind } from '../../protocol/index.js';
import {
  asComponents,
  componentName,
  jsonSchemaOf,
  ResourceSchemaPrinter,
  type JsonSchema,
  type Resource,
  type ResourceAction,
  type ResourceSchemas,
} from '../../resources/internal.js';
import { listQuery, subscription } from './query-schemas.js';
import { nameOf, type DraftMessage, type DraftOperation, type SocketDraft } from './socket-draft.js';
import { exactly, fields, schemaRef } from './socket-schemas.js';

const TARGET = 'draft-07';

/** What each standard action does, where its binding does not say. */
const SUMMARIES: Readonly<Record<string, string>> = {
  list: 'Lists objects.',
  retrieve: 'Gives one object.',
  create: 'Makes an object, or all of a list; when one of the list is refused, none.',
  update: 'Puts a whole object in the place of one.',
  patch: 'Changes some fields of an object.',
  delete: 'Deletes an object.',
};

const PUSHES: Readonly<Record<ChangeKind, string>> = {
  create: 'An object came, or moved into the filter of a subscription.',
  update: 'An object has changed.',
  delete: 'An object is gone, or moved out of the filter of a subscription.',
};

/** What can be asked of one resource over the socket, and what is pushed. */
export class StreamOperations {
  readonly #resource: Resource;
  readonly #draft: SocketDraft;
  readonly #schemas: ResourceSchemas;
  readonly #name: string;

  constructor(resource: Resource, example: unknown, draft: SocketDraft) {
    this.#resource = resource;
    this.#draft = draft;
    this.#name = nameOf(resource.stream);
    this.#schemas = new ResourceSchemaPrinter(resource, example, TARGET).print(draft.free);
    const { create, update, patch, components } = this.#schemas;
    const inputs = { [create]: 'create', [update]: 'update', [patch]: 'patch' };
    for (const [name, schema] of Object.entries(components)) {
      const inner = Object.keys(inputs).find((input) => name.startsWith(input));
      if (inner === undefined || resource.actions.has(inputs[inner] ?? '')) draft.schemas[name] = withExamples(schema);
    }
  }

  all(): DraftOperation[] {
    const actions = [...this.#resource.actions.values()].map((action) => this.#action(action));
    return this.#resource.binding === undefined ? actions : [...actions, ...this.#subscriptions()];
  }

  #action(action: ResourceAction): DraftOperation {
    const { name, kind, summary, description } = action;
    const data = this.#input(action);
    const own = { ...(kind === 'detail' && { pk: schemaRef('Key') }), ...(data !== undefined && { data }) };
    const needed = kind === 'detail' ? ['action', 'pk'] : ['action'];
    return {
      name,
      summary: summary ?? SUMMARIES[name] ?? `The action \`${name}\`.`,
      description,
      request: this.#message(`${name}.request`, `Asks for \`${name}\`.`, this.#request(name, own, needed)),
      messages: [this.#message(`${name}.reply`, `The answer to \`${name}\`.`, this.#reply(name, this.#output(action)))],
    };
  }

  #subscriptions(): DraftOperation[] {
    const { stream } = this.#resource;
    const ask = (name: string, data: JsonSchema): DraftMessage =>
      this.#message(
        `${name}.request`,
        `Asks for \`${name}\`.`,
        this.#request(name, { pk: schemaRef('Key'), data }, ['action']),
      );
    const answer = (name: string, data: JsonSchema): DraftMessage =>
      this.#message(`${name}.reply`, `The answer to \`${name}\`.`, this.#reply(name, data));
    const snapshot = { type: 'object', description: 'The objects as they are, where a snapshot was asked for.' };
    const begun = fields({ ...fieldsOfPosition(), recovered: { type: 'boolean' }, snapshot }, ['epoch', 'seq']);
    const which = fields({ request_id: schemaRef('RequestId'), action: exactlyOneOf(CHANGE_KINDS) }, []);
    return [
      {
        name: 'subscribe',
        summary: 'Subscribes to changes.',
        request: ask('subscribe', subscription(this.#resource.rules)),
        messages: [answer('subscribe', begun)],
      },
      {
        name: 'unsubscribe',
        summary: 'Ends subscriptions: of one request, of one kind, of one object, or all of the stream.',
        request: ask('unsubscribe', which),
        messages: [answer('unsubscribe', { type: 'object' })],
      },
      {
        name: 'changes',
        summary: `Tells subscribers what has happened to objects of \`${stream}\`.`,
        messages: [...CHANGE_KINDS.map((kind) => this.#push(kind)), ...this.#notices()],
      },
    ];
  }

  #push(kind: ChangeKind): DraftMessage {
    const { key, model } = this.#resource;
    const gone = fields({ [key]: schemaRef('Key'), pk: schemaRef('Key') });
    const known = {
      action: exactly(kind),
      data: kind === 'delete' ? gone : schemaRef(this.#schemas.object),
      model: exactly(model),
      pk: schemaRef('Key'),
      ...fieldsOfPosition(),
      ts: { type: 'string', format: 'date-time' },
      request_id: schemaRef('RequestId'),
    };
    const lost = { type: 'boolean', description: 'Gone after a time in which nothing was heard of it.' };
    const payload = fields({ ...known, ...(kind === 'delete' && { lost }) }, Object.keys(known));
    return this.#message(`${kind}.push`, PUSHES[kind], this.#frame(payload));
  }

  #notices(): DraftMessage[] {
    const notice = (action: string, data: JsonSchema): JsonSchema =>
      this.#frame(fields({ action: exactly(action), data, request_id: schemaRef('RequestId') }));
    return [
      this.#message('gap', 'Changes may have been lost behind this position.', notice('gap', schemaRef('Position'))),
      this.#message(
        'unsubscribed',
        'The user may not hear of this any more.',
        notice('unsubscribed', fields({ code: { type: 'integer', const: 403 } })),
      ),
    ];
  }

  #input({ standard, name, input }: ResourceAction): JsonSchema | undefined {
    const { create, update, patch } = this.#schemas;
    if (standard === 'list') return listQuery(this.#resource.rules);
    if (standard === 'create') return oneOrSeveral(schemaRef(create));
    if (standard === 'update') return schemaRef(update);
    if (standard === 'patch') return schemaRef(patch);
    return this.#component(name, 'Input', input, 'input');
  }

  #output({ standard, name, result }: ResourceAction): JsonSchema {
    const object = schemaRef(this.#schemas.object);
    if (standard === 'delete') return { type: 'object' };
    if (standard === 'list') {
      const page = {
        results: { type: 'array', items: object },
        next: { type: ['string', 'null'] },
        count: { type: 'integer' },
      };
      return { anyOf: [{ type: 'array', items: object }, fields(page, ['results'])] };
    }
    if (standard === 'create') return oneOrSeveral(object);
    if (standard !== undefined || (result !== undefined && result === this.#resource.schema)) return object;
    return this.#component(name, 'Result', result, 'output') ?? {};
  }

  #component(
    action: string,
    what: string,
    schema: ResourceAction['input'],
    of: 'input' | 'output',
  ): JsonSchema | undefined {
    const printed = schema && jsonSchemaOf(schema, { of, target: TARGET });
    if (printed === undefined) return undefined;
    const name = this.#draft.free(componentName(`${this.#name} ${action} ${what}`));
    for (const [own, part] of Object.entries(asComponents(name, printed))) this.#draft.schemas[own] = part;
    return schemaRef(name);
  }

  #message(suffix: string, summary: string, payload: JsonSchema): DraftMessage {
    return { name: `${this.#name}.${suffix}`, summary, payload };
  }

  #request(action: string, own: Readonly<Record<string, JsonSchema>>, required: string[]): JsonSchema {
    return this.#frame(fields({ action: exactly(action), ...own, request_id: schemaRef('RequestId') }, required));
  }

  #reply(action: string, data: JsonSchema): JsonSchema {
    return this.#frame(
      fields({
        action: exactly(action),
        data: { anyOf: [data, { type: 'null' }] },
        errors: schemaRef('Errors'),
        response_status: { type: 'integer', description: 'As over HTTP: 200, 201, or why there is no data.' },
        request_id: schemaRef('RequestId'),
      }),
    );
  }

  #frame(payload: JsonSchema): JsonSchema {
    return fields({ stream: exactly(this.#resource.stream), payload });
  }
}

function fieldsOfPosition(): Record<string, JsonSchema> {
  return { epoch: { type: 'string' }, seq: { type: 'integer' } };
}

function oneOrSeveral(object: JsonSchema): JsonSchema {
  return { anyOf: [object, { type: 'array', items: object }] };
}

function exactlyOneOf(words: readonly string[]): JsonSchema {
  return { type: 'string', enum: [...words] };
}

/** OpenAPI has one `example`, JSON Schema has `examples`. */
function withExamples({ example, ...schema }: JsonSchema): JsonSchema {
  return isJsonObject(example) ? { ...schema, examples: [example] } : schema;
}
