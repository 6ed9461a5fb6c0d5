export { CursorSeal } from './cursor-seal.js';
export { compareOrderValues, fieldValue, keyText, orderValue } from './field-value.js';
export { matchesFilters, matchesSearch } from './filter-match.js';
export { isQueryKey, parseFilters, parseQuery, type ParsedQuery } from './parse-query.js';
export { rulesFor, type QueryRules } from './query-rules.js';
export type { PagePosition, ResourcePage, ResourceQuery, ResourceSearch } from './resource-query.js';
