import { OPERATIONS, type Operation } from '../../client/internal.js';

/** Finds an operation by the name that exceptions tell: `channels.playWithId`. */
export function operationNamed(name: string): Operation | undefined {
  return ALL.get(name);
}

/** The names of all operations. */
export function operationNames(): Iterable<string> {
  return ALL.keys();
}

const RESOURCES: readonly Readonly<Record<string, Operation>>[] = Object.values(OPERATIONS);

const ALL: ReadonlyMap<string, Operation> = new Map(
  RESOURCES.flatMap((resource) => Object.values(resource)).map((operation) => [operation.name, operation]),
);
