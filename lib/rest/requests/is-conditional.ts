import type { Resource } from '../../resources/internal.js';

/** Whether an action changes an object by a method of HTTP, where there is a way to see in which state the object is. */
export function isConditional({ actions }: Resource, action: string | undefined): boolean {
  return ['update', 'patch', 'delete'].includes(action ?? '') && actions.has('retrieve');
}
