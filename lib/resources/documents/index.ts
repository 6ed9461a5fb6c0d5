export { ResourceSchemaPrinter, type ResourceSchemas } from './resource-schemas.js';
export { asComponents, changed, componentName, fieldSchema, propertiesOf, requiredOf, typeOf } from './schema-parts.js';
