import { OPERATIONS } from '../../../lib/client/generated/internal.js';
import type { Operation } from '../../../lib/client/repository/index.js';

/** Identity of every kind of object, and what an answer about one has at least. */
const SOMETHING = { id: 'x', name: 'x', resource: 'x', technology: 'x', channels: [], state: 'x' };

const ALL: readonly Operation[] = Object.values(OPERATIONS).flatMap((resource) => Object.values(resource));

interface Asked {
  readonly method: string;
  /** Path below `/ari`, without the query. */
  readonly path: string;
}

/** An answer of the form that the operation promises, about nothing: an empty list, one object, or no body. */
export function fittingAnswer({ method, path }: Asked): { readonly status: number; readonly body?: unknown } {
  const form = ALL.find((one) => one.method === method && matches(one, path))?.result;
  if (form === undefined || form === 'nothing') return { status: 204 };
  return { status: 200, body: form.endsWith('[]') ? [] : SOMETHING };
}

function matches({ path }: Operation, asked: string): boolean {
  const pattern = path.map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('[^/]+');
  return new RegExp(`^${pattern}$`).test(asked);
}
