export { askWho, checkedOrigins } from './ask-who.js';
export { bearerToken, isOwnPage, readCookies } from './caller-headers.js';
export { Lanes, objectLane } from './lanes.js';
export { RateLimit } from './rate-limit.js';
