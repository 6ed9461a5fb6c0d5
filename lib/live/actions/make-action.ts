import type { LiveAction, OperationName } from './live-action.js';

type Rest = Omit<LiveAction, 'name' | 'kind' | 'operation'>;

/** An action on all objects of a stream. */
export function list(name: string, operation: OperationName, rest: Rest = {}): LiveAction {
  return { name, kind: 'list', operation, ...rest };
}

/** An action on one object of a stream. */
export function detail(name: string, operation: OperationName, rest: Rest = {}): LiveAction {
  return { name, kind: 'detail', operation, ...rest };
}
