import type { ResourceAction } from '../../resources/internal.js';
import type { ApiOperation, DocumentPart } from './api-document.js';
import { condition, keyParameter } from './object-operations.js';
import { header } from './parts.js';
import type { ResourceDescription } from './resource-description.js';
import { errorResponses } from './shared-components.js';

const BYTES: DocumentPart = { '*/*': { schema: { type: 'string', format: 'binary' } } };
const RANGES = { 'Accept-Ranges': header('`bytes`: parts of the file may be asked for.') };

/** The operation of an action that answers with a file. */
export function fileOperation(
  described: ResourceDescription,
  { kind, summary, description }: ResourceAction,
): Omit<ApiOperation, 'operationId' | 'tags'> {
  const range = condition('Range', 'The part that is wanted, as `bytes=0-499`. Without it the whole file is sent.');
  const part = { ...RANGES, 'Content-Range': header('Which bytes these are, and how many there are.') };
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    parameters: [...(kind === 'detail' ? [keyParameter(described)] : []), range],
    responses: {
      200: { description: 'The file.', headers: RANGES, content: BYTES },
      206: { description: 'The part of the file.', headers: part, content: BYTES },
      416: {
        description: 'The file has no such bytes.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
      ...errorResponses([404, 502, 504]),
    },
  };
}
