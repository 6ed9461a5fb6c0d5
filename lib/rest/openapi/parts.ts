import type { JsonSchema } from '../../resources/internal.js';
import type { DocumentPart } from './api-document.js';

/** A schema among the components of the document. */
export function reference(component: string): DocumentPart {
  return { $ref: `#/components/schemas/${component}` };
}

export function jsonContent(schema: JsonSchema): DocumentPart {
  return { 'application/json': { schema } };
}

export function jsonBody(schema: JsonSchema): DocumentPart {
  return { required: true, content: jsonContent(schema) };
}

export function header(description: string, schema: JsonSchema = { type: 'string' }): DocumentPart {
  return { description, schema };
}
