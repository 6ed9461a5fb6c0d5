import type { JsonSchema } from '../../resources/internal.js';

/** A part of the document, as it is written. */
export type DocumentPart = Readonly<Record<string, unknown>>;

/** What is known of a parameter, in the path, in the query or in a header. */
export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly [key: string]: unknown;
}

/** One operation: a method on a path. */
export interface ApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: DocumentPart;
  readonly responses: Readonly<Record<string, DocumentPart>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/**
 * An OpenAPI 3.1 document.
 * @publicApi
 */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [key: string]: unknown;
}
