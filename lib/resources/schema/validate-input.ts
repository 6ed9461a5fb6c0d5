import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ErrorItem, FieldErrors } from '../../protocol/index.js';
import { ResourceInvalidInputException } from '../exceptions/index.js';

/**
 * Checks an input against its schema, whichever library made it, and gives what the schema makes of it.
 *
 * @throws {ResourceInvalidInputException} with messages by field; those of no field stand as sentences.
 */
export async function validateInput<S extends StandardSchemaV1>(
  schema: S,
  input: unknown,
): Promise<StandardSchemaV1.InferOutput<S>> {
  const result = await schema['~standard'].validate(input);
  if (result.issues !== undefined) throw new ResourceInvalidInputException(errorItems(result.issues));
  return result.value;
}

function errorItems(issues: readonly StandardSchemaV1.Issue[]): ErrorItem[] {
  const sentences: string[] = [];
  // Without a prototype, so that a field may have any name.
  const fields = Object.create(null) as Record<string, string[]>;
  for (const { message, path = [] } of issues) {
    const name = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    if (name === '') sentences.push(message);
    else (fields[name] ??= []).push(message);
  }
  const byField: FieldErrors = { ...fields };
  return Object.keys(fields).length === 0 ? sentences : [byField, ...sentences];
}
