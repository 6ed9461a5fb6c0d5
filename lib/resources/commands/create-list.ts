import type { ErrorItem } from '../../protocol/index.js';
import { ResourceException } from '../exceptions/index.js';
import { fieldValue, keyText } from '../query/index.js';
import type { ResourceStore } from '../store/index.js';

/** What a list of objects is created with. */
export interface ListCreation {
  readonly store: ResourceStore<object>;
  /** Field with the key of an object. */
  readonly key: string;
  /** Gives the input of one object. */
  readonly check: (data: unknown) => Promise<unknown>;
  readonly create: (input: unknown) => Promise<object>;
  /** What a client may read of an error. */
  readonly known: (error: unknown) => ResourceException | undefined;
}

/**
 * Creates every object of a list, or none of them.
 *
 * @throws {ResourceException} naming each object that is refused by its place in the list, as far as the first reason goes.
 */
export async function createList(list: readonly unknown[], parts: ListCreation): Promise<object[]> {
  const inputs = await checkedInputs(list, parts);
  const { store } = parts;
  const work = (created: object[]): Promise<object[]> => createInOrder(inputs, created, parts);
  return store.transaction === undefined ? createOrDelete(work, parts) : store.transaction(() => work([]));
}

async function checkedInputs(list: readonly unknown[], { check, known }: ListCreation): Promise<unknown[]> {
  const inputs: unknown[] = [];
  const refusals: ResourceException[] = [];
  for (const [index, data] of list.entries()) {
    try {
      inputs.push(await check(data));
    } catch (error) {
      refusals.push(placed(index, error, known));
    }
  }
  const [first] = refusals;
  if (first === undefined) return inputs;
  const alike = refusals.filter(({ status }) => status === first.status);
  throw refused(
    first.status,
    alike.flatMap(({ errors }) => errors),
  );
}

async function createInOrder(inputs: readonly unknown[], created: object[], parts: ListCreation): Promise<object[]> {
  for (const [index, input] of inputs.entries()) {
    try {
      created.push(await parts.create(input));
    } catch (error) {
      const { status, errors } = placed(index, error, parts.known);
      throw refused(status, errors);
    }
  }
  return created;
}

/** For a store that cannot take back what it has done: by deleting it again. */
async function createOrDelete(
  work: (created: object[]) => Promise<object[]>,
  { store, key }: ListCreation,
): Promise<object[]> {
  const created: object[] = [];
  try {
    return await work(created);
  } catch (error) {
    for (const object of created.reverse()) await store.delete(keyText(fieldValue(object, key)) ?? '');
    throw error;
  }
}

/** @throws an error of which clients may know nothing, as it is. */
function placed(index: number, error: unknown, known: ListCreation['known']): ResourceException {
  const refusal = known(error);
  if (refusal === undefined) throw error;
  const errors = refusal.errors.map((item): ErrorItem => {
    if (typeof item === 'string') return `Object ${index} of the list: ${item}`;
    return Object.fromEntries(Object.entries(item).map(([field, messages]) => [`${index}.${field}`, messages]));
  });
  return new ResourceException(refusal.status, errors);
}

function refused(status: ResourceException['status'], errors: readonly ErrorItem[]): ResourceException {
  return new ResourceException(status, [...errors, 'Nothing was created.']);
}
