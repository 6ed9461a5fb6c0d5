export type { ActionDecorator, ActionInput, ActionOptions, ActionResult } from './action-types.js';
export { actionMetadata, bindingOptions, type ActionKind, type ActionMetadata } from './binding-metadata.js';
export type { FieldName, ResourceBindingOptions } from './binding-options.js';
export { DetailAction } from './detail-action.decorator.js';
export { ListAction } from './list-action.decorator.js';
export { ModelBinding } from './model-binding.js';
export { ReadOnlyBinding } from './read-only-binding.js';
export { ResourceFile, type FileRange, type ResourceFileParts } from './resource-file.js';
export { ResourceBinding } from './resource-binding.decorator.js';
