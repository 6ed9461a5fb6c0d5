import type { ApiOperation, DocumentPart } from './api-document.js';
import { header, jsonBody, jsonContent, reference } from './parts.js';
import { equalityParameters, filterParameters, pageParameters, query } from './query-parameters.js';
import type { ResourceDescription } from './resource-description.js';
import { errorResponses } from './shared-components.js';

type Printed = Omit<ApiOperation, 'operationId' | 'tags'>;

export function listOperation({ resource, schemas }: ResourceDescription): Printed {
  const { stream, rules } = resource;
  return {
    summary: `List ${stream}`,
    description: `Gives a page of ${stream}: those that this user sees and the filters select, ${rules.pageSize} unless \`limit\` says otherwise. \`Link\` leads to the other pages.`,
    parameters: [...filterParameters(resource, schemas.whole), ...pageParameters(resource)],
    responses: {
      200: {
        description: 'A page.',
        headers: {
          Link: header('The ways to the pages `first`, `prev`, `next` and `last`, as far as there are any.'),
          'X-Total-Count': header('Objects on all pages.', { type: 'integer', minimum: 0 }),
          'X-Next-Cursor': header('The `cursor` of the next page, where a cursor was asked for and there is one.'),
        },
        content: jsonContent({ type: 'array', items: reference(schemas.object), maxItems: rules.maxPageSize }),
      },
      ...errorResponses([]),
    },
  };
}

export function createOperation({ resource: { stream }, schemas, limits }: ResourceDescription): Printed {
  const several = (name: string): DocumentPart => ({
    type: 'array',
    items: reference(name),
    maxItems: limits.createdAtOnce,
  });
  return {
    summary: `Create one or several of ${stream}`,
    description: `Creates an object, or all of a list. When one of the list is refused, none is created, and the errors name its place in the list.`,
    requestBody: jsonBody({ oneOf: [reference(schemas.create), several(schemas.create)] }),
    responses: {
      201: {
        description: 'What was created: an object for an object, a list for a list.',
        headers: {
          Location: header('The path of the object, where it is one.'),
          ETag: header('Names the state of the object, where it is one.'),
        },
        content: jsonContent({ oneOf: [reference(schemas.object), several(schemas.object)] }),
      },
      ...errorResponses([409, 413, 422]),
    },
  };
}

export function deleteByFilterOperation({ resource, schemas, limits }: ResourceDescription): Printed {
  return {
    summary: `Delete all of ${resource.stream} that a filter selects`,
    description: `Deletes each object that the filters select, as if it were deleted by itself. Without a filter nothing is deleted; where more than ${limits.deletedAtOnce} are selected, nothing either.`,
    parameters: filterParameters(resource, schemas.whole),
    responses: {
      200: {
        description: 'How many were deleted.',
        content: jsonContent({
          type: 'object',
          required: ['deleted'],
          properties: { deleted: { type: 'integer', minimum: 0, description: 'Objects that are gone now.' } },
        }),
      },
      ...errorResponses([409, 413]),
    },
  };
}

export function eventsOperation({ resource, schemas }: ResourceDescription): Printed {
  return {
    summary: `Hear of changes of ${resource.stream}`,
    description: `Server-Sent Events \`create\`, \`update\` and \`delete\`, as far as this user sees the objects. The first event, \`subscribed\`, tells where the stream stands; \`recovered\` in it, whether nothing was missed since \`Last-Event-ID\`.`,
    parameters: [
      ...equalityParameters(resource, schemas.whole),
      {
        ...query('action', 'The kinds of change that are wanted. Default: all.', {
          type: 'array',
          items: { type: 'string', enum: ['create', 'update', 'delete'] },
          minItems: 1,
          uniqueItems: true,
        }),
        style: 'form',
        explode: true,
      },
      query('snapshot', 'Whether the first event has the objects as they are now.', {
        type: 'boolean',
        default: false,
      }),
      query('limit', 'How many objects the snapshot has.', {
        type: 'integer',
        minimum: 1,
        maximum: resource.rules.maxPageSize,
      }),
      LAST_EVENT_ID,
    ],
    responses: { 200: EVENT_STREAM, ...errorResponses([]) },
  };
}

/** A browser sends it by itself when it comes back. */
export const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The `id` of the last event that is known: the stream goes on behind it.',
  schema: { type: 'string', pattern: '^(\\d{1,15}@[\\w.:-]{1,200})?$' },
} as const;

export const EVENT_STREAM: DocumentPart = {
  description: 'Events, until the client goes or the time of the stream is over.',
  content: {
    'text/event-stream': {
      schema: { type: 'string' },
      example:
        'event: update\nid: 7@5f0c…\ndata: {"action":"update","data":{…},"model":"…","pk":"…","epoch":"5f0c…","seq":7,"ts":"…"}\n\n',
    },
  },
};
