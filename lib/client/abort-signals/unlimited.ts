import { setMaxListeners } from 'node:events';

/** Lets any number of listeners stand on the signal of a channel or a call: what ends with it is no leak. */
export function unlimited(controller: AbortController): AbortController {
  setMaxListeners(0, controller.signal);
  return controller;
}
