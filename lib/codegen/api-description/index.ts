export { ApiDescriptionError } from './api-description.error.js';
export { readDescriptionFromFolder } from './folder.reader.js';
export { type ServerAddress, readDescriptionFromServer } from './http.reader.js';
export type {
  ApiDescription,
  ResourceDescription,
  OperationDescription,
  ParameterDescription,
  ModelDescription,
  PropertyDescription,
} from './api-description.types.js';
