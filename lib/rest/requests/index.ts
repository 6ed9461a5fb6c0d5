export { Doorkeeper } from './doorkeeper.js';
export { HttpRequest } from './http-request.js';
export { isConditional } from './is-conditional.js';
export { isKeyOfQuery, readListQuery } from './list-query.js';
export { UserLimits } from './user-limits.js';
