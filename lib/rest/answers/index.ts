export { byteRange } from './byte-range.js';
export { RangeException } from './range.exception.js';
export { entityTag, namesTag } from './entity-tag.js';
export { linksByCursor, linksByOffset, type PageShown } from './link-header.js';
export type { RestAnswer } from './rest-answer.js';
export { RestException, type ErrorBody, type FieldError } from './rest.exception.js';
