import { isJsonObject } from '../../protocol/index.js';
import type { ResourceUser } from '../access/index.js';
import type { Resource, ResourceAction } from '../discovery/index.js';
import { ResourceBadRequestException, ResourceInvalidInputException } from '../exceptions/index.js';
import { fieldValue, keyText } from '../query/index.js';
import { validateInput } from '../schema/index.js';
import type { ResourceStore } from '../store/index.js';

/** What decides about an input. */
export interface InputRequest {
  readonly resource: Resource;
  readonly action: ResourceAction;
  readonly user: ResourceUser;
  readonly pk: string | undefined;
  /** The object as it stands. */
  readonly object: unknown;
  readonly data: unknown;
}

/** An input that fits, and the object as it would be after it. */
export interface CheckedInput {
  readonly input: unknown;
  readonly candidate?: object;
}

/**
 * Checks what a client sent for an action other than a list.
 *
 * @throws {ResourceInvalidInputException} it does not fit the schema.
 */
export async function checkInput(request: InputRequest): Promise<CheckedInput> {
  const { action, data } = request;
  if (action.standard === 'create') return whole(request, newKeyed(request));
  if (action.standard === 'update') return whole(request, keyed(request, fieldsOf(data)));
  if (action.standard === 'patch') return patched(request);
  return { input: action.input === undefined ? data : await validateInput(action.input, data ?? {}) };
}

async function whole({ resource }: InputRequest, fields: object): Promise<CheckedInput> {
  const object = (resource.schema === undefined ? fields : await validateInput(resource.schema, fields)) as object;
  return { input: object, candidate: object };
}

/** Checked together with the fields that stay: a schema may look at several. */
async function patched(request: InputRequest): Promise<CheckedInput> {
  const fields = fieldsOf(request.data);
  const { candidate = {} } = await whole(request, keyed(request, { ...(request.object as object), ...fields }));
  const named = Object.keys(fields).filter((field) => Object.hasOwn(candidate, field));
  return { input: Object.fromEntries(named.map((field) => [field, fieldValue(candidate, field)])), candidate };
}

function newKeyed({ resource, data }: InputRequest): object {
  const { key, keyFrom, binding } = resource;
  const fields = fieldsOf(data);
  if (keyFrom === 'client') return fields;
  if (Object.hasOwn(fields, key)) throw new ResourceInvalidInputException([{ [key]: ['is chosen by the server'] }]);
  const store = binding?.store as ResourceStore<object> | undefined;
  return { [key]: store?.newKey(), ...fields };
}

/** The key of an object never changes; it may be named all the same. */
function keyed({ resource: { key }, pk, object }: InputRequest, fields: Readonly<Record<string, unknown>>): object {
  const own = fieldValue(object, key);
  const given = Object.hasOwn(fields, key) ? fields[key] : own;
  if (keyText(given) !== pk) throw new ResourceInvalidInputException([{ [key]: ['cannot be changed'] }]);
  return { ...fields, [key]: own };
}

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  if (data === undefined || data === null) return {};
  if (!isJsonObject(data)) throw new ResourceBadRequestException(['The data must be an object.']);
  return data;
}
