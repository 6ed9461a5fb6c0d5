export { ifPossible } from './if-possible.js';
export { Party } from './party.js';
export { VerbScope } from './verb-scope.js';
