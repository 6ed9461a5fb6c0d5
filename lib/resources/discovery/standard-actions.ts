import { ModelBinding, ReadOnlyBinding, type ActionKind } from '../binding/index.js';
import type { StandardAction } from './resource.js';

/** What is known of a standard action without looking at a binding. */
export interface StandardActionTraits {
  readonly kind: ActionKind;
  readonly takesInput: boolean;
  readonly writes: boolean;
}

/** All standard actions. */
export const STANDARD_ACTIONS: Readonly<Record<StandardAction, StandardActionTraits>> = {
  list: { kind: 'list', takesInput: true, writes: false },
  retrieve: { kind: 'detail', takesInput: false, writes: false },
  create: { kind: 'list', takesInput: true, writes: true },
  update: { kind: 'detail', takesInput: true, writes: true },
  patch: { kind: 'detail', takesInput: true, writes: true },
  delete: { kind: 'detail', takesInput: false, writes: true },
};

/** Actions that doors answer by themselves. */
export const SUBSCRIPTION_ACTIONS: readonly string[] = [
  'subscribe',
  'unsubscribe',
  'subscribe_instance',
  'unsubscribe_instance',
];

/** The standard actions that a class brings. */
export function standardActionsOf(prototype: object): StandardAction[] {
  if (!(prototype instanceof ReadOnlyBinding)) return [];
  const names = Object.keys(STANDARD_ACTIONS) as StandardAction[];
  return names.filter((name) => prototype instanceof ModelBinding || !STANDARD_ACTIONS[name].writes);
}
