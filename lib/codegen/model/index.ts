export { type BuiltModel, buildModel } from './build-model.js';
export { pathParametersOf } from './build-operations.js';
export { MODEL_SCHEMA } from './checked-model.js';
export { compareModels, differencesOf } from './compare-models.js';
export type { ModelDifference } from './model-difference.js';
export { ModelError } from './model-builder.error.js';
export { PINNED_ASTERISK, PINNED_MODEL, modelText, readModel, writeModel } from './model-file.js';
export { queryMayTravelInBody } from './query-in-body.js';
export { shapeOf } from './type-notation.js';
export type {
  NeutralModel,
  Resource,
  Operation,
  HttpMethod,
  Parameter,
  Body,
  IdentifiedObject,
  RecordType,
  ChoiceType,
  Field,
  EventType,
} from './neutral-model.types.js';
export { KNOWN_RELEASES, knownModel } from './known-models.js';
export { offeredSince } from './offered-since.js';
