import { setMaxListeners } from 'node:events';

/** Lets any number of listeners stand on the signal of a channel or a call: what ends with it is no leak. */
export function unlimited(controller: AbortController): AbortController {
  // Not 0, the other way to say so: Node 20 then refuses to tell the limit of the signal.
  setMaxListeners(Infinity, controller.signal);
  return controller;
}
