import { Shape, type Field } from '../shape/index.js';
import type { LiveAction } from './live-action.js';
import { keyParameters, operationOf } from './operation-of.js';

/** What a client sends for an action. */
export type LiveInput = Readonly<Record<string, unknown>>;

/** The shape of the input of an action: the parameters of its operation but for the key, and what is chosen here. */
export function inputShape(action: LiveAction): Shape<LiveInput> {
  const { path, fields } = operationOf(action.operation);
  const { creates, hidden = [], defaults = {} } = action;
  const key = creates === undefined ? [] : [creates.key];
  const left = new Set([...keyParameters(action), ...hidden, ...(creates?.given === true ? [] : key)]);
  const optional = new Set([...Object.keys(defaults), ...(creates?.chosen === undefined ? [] : key), 'app']);
  const all: [string, Field][] = [
    ...path.map((name): [string, Field] => [name, { kind: 'text', required: true }]),
    ...Object.entries(fields),
  ];
  const shown = all.filter(([name]) => !left.has(name));
  const own = shown.map(([name, field]): [string, Field] => [
    name,
    optional.has(name) ? { ...field, required: false } : field,
  ]);
  return new Shape<LiveInput>(Object.fromEntries(own), 'refused');
}
