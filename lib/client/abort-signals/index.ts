export { onAbort } from './on-abort.js';
export { unlimited } from './unlimited.js';
