export {
  type ServerAddress,
  type ApiDescription,
  type ResourceDescription,
  type OperationDescription,
  type ParameterDescription,
  type ModelDescription,
  type PropertyDescription,
  ApiDescriptionError,
  readDescriptionFromFolder,
  readDescriptionFromServer,
} from './api-description/index.js';
export { compareFolder, writeFolder, type FolderDifferences } from './check/index.js';
export {
  type BuiltModel,
  type NeutralModel,
  type Resource,
  type Operation,
  type HttpMethod,
  type Parameter,
  type Body,
  type IdentifiedObject,
  type RecordType,
  type ChoiceType,
  type Field,
  type EventType,
  buildModel,
  compareModels,
  ModelError,
  modelText,
  PINNED_ASTERISK,
  PINNED_MODEL,
  readModel,
  writeModel,
} from './model/index.js';
export { type PrintedFile, type Printer, TypeScriptPrinter } from './print/index.js';
export {
  type WordingFile,
  type OperationWording,
  type TypeWording,
  WordBook,
  readWordBook,
  WORDING_FOLDER,
} from './words/index.js';
