export { jsonSchemaOf, type JsonSchema, type JsonSchemaRequest } from './json-schema.js';
export { refusePrototypeKeys } from './refuse-prototype-keys.js';
export { validateInput } from './validate-input.js';
