export { ifPossible } from './if-possible.js';
export { Party } from './party.js';
export { type Doing, traced } from './traced.js';
export { untilKey } from './until-key.js';
export type { VerbEnd } from './verb-end.js';
export type { VerbOptions } from './verb-options.js';
export { type CleanUp, VerbScope } from './verb-scope.js';
export type { Verb } from './verb.js';
export { withinCall } from './within-call.js';
