export { Feed } from './feed.js';
export { sentences } from './sentences.js';
export { untilAborted } from './until-aborted.js';
