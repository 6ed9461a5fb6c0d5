export { Ari } from './ari.js';
export { AriCalls, type CreateOptions, type ExternalMediaOptions, type OriginateOptions } from './ari-calls.js';
export type { ListenOptions, ObjectListener } from './ari-listening.js';
export { type AriRequest, roughRequest } from './ari-request.js';
export { CallSurroundings } from './call-surroundings.js';
