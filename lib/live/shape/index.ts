export type { Field, FieldKind } from './field.js';
export { rowShape } from './row-shape.js';
export { Shape } from './shape.js';
