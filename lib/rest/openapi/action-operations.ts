import {
  jsonSchemaOf,
  type JsonSchema,
  type ResourceAction,
  asComponents,
  componentName,
} from '../../resources/internal.js';
import type { ApiOperation, DocumentPart } from './api-document.js';
import { IF_MATCH, keyParameter } from './object-operations.js';
import { jsonContent, reference } from './parts.js';
import type { ResourceDescription } from './resource-description.js';
import { isConditional } from '../requests/index.js';
import { errorResponses } from './shared-components.js';

/** The operation of an action, and the schemas that it needs. */
export interface PrintedAction {
  readonly operation: Omit<ApiOperation, 'operationId' | 'tags'>;
  readonly components: Readonly<Record<string, JsonSchema>>;
}

const TARGET = 'draft-2020-12';

/** An action that says nothing of its input gets what was sent; the frameworks take objects and lists alone. */
const ANYTHING: JsonSchema = { type: 'object' };

export function actionOperation(described: ResourceDescription, action: ResourceAction): PrintedAction {
  const { resource, schemas, free } = described;
  const { kind, name, summary, description } = action;
  const components: Record<string, JsonSchema> = {};
  const named = (suffix: string, schema: JsonSchema | undefined): DocumentPart => {
    if (schema === undefined) return {};
    const component = free(`${schemas.object}${componentName(name)}${suffix}`);
    Object.assign(components, asComponents(component, schema));
    return reference(component);
  };
  const input = action.input && jsonSchemaOf(action.input, { of: 'input', target: TARGET });
  const output = action.result && jsonSchemaOf(action.result, { of: 'output', target: TARGET });
  const isObject = action.result !== undefined && action.result === resource.schema;
  const result = isObject ? reference(schemas.object) : named('Result', output);
  const operation = {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(kind === 'detail' && {
      parameters: [keyParameter(described), ...(isConditional(resource, name) ? [IF_MATCH] : [])],
    }),
    requestBody: {
      required: input !== undefined,
      content: jsonContent(input === undefined ? ANYTHING : named('Input', input)),
    },
    responses: {
      [name === 'create' ? 201 : 200]: { description: 'What came of it.', content: jsonContent(result) },
      204: { description: 'It is done; there is nothing to tell.' },
      ...errorResponses([...(kind === 'detail' ? ([404] as const) : []), 409, 412, 413, 422, 502, 504]),
    },
  };
  return { operation, components };
}
