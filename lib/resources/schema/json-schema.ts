import type { StandardSchemaV1 } from '@standard-schema/spec';

/** A JSON Schema document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Which JSON Schema is wanted: of what goes in or of what comes out, in which dialect. */
export interface JsonSchemaRequest {
  readonly of: 'input' | 'output';
  readonly target: 'draft-2020-12' | 'draft-07' | 'openapi-3.0';
}

interface Converter {
  readonly input: (options: { readonly target: string }) => JsonSchema;
  readonly output: (options: { readonly target: string }) => JsonSchema;
}

/**
 * The JSON Schema of a shape, through `~standard.jsonSchema`. Undefined where the library offers none, or where the
 * shape has no form in JSON Schema.
 */
export function jsonSchemaOf(schema: StandardSchemaV1, { of, target }: JsonSchemaRequest): JsonSchema | undefined {
  const { jsonSchema } = schema['~standard'] as { readonly jsonSchema?: Converter };
  if (jsonSchema === undefined) return undefined;
  try {
    return jsonSchema[of]({ target });
  } catch {
    return undefined;
  }
}
