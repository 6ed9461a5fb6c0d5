/**
 * What Asterisk serves under `/ari/api-docs`: Swagger 1.1 (one resource says 1.2), reduced to what the generator uses.
 * @publicApi
 */
export interface ApiDescription {
  readonly resources: readonly ResourceDescription[];
}

/**
 * One resource file, for example `channels.json`.
 * @publicApi
 */
export interface ResourceDescription {
  readonly name: string;
  readonly since: readonly string[];
  readonly operations: readonly OperationDescription[];
  readonly models: readonly ModelDescription[];
}

/**
 * One verb on one path.
 * @publicApi
 */
export interface OperationDescription {
  readonly path: string;
  readonly httpMethod: string;
  readonly nickname: string;
  readonly responseClass: string;
  readonly since: readonly string[];
  readonly upgrade: boolean;
  readonly parameters: readonly ParameterDescription[];
  readonly statuses: readonly number[];
}

/**
 * One parameter of an operation, wherever it travels.
 * @publicApi
 */
export interface ParameterDescription {
  readonly name: string;
  readonly paramType: 'path' | 'query' | 'body';
  readonly dataType: string;
  readonly required: boolean;
  readonly allowMultiple: boolean;
  readonly defaultValue?: string | number | boolean;
  readonly values?: readonly string[];
  readonly minimum?: number;
}

/**
 * One type of the API; events are models that `Event` names among its sub-types.
 * @publicApi
 */
export interface ModelDescription {
  readonly name: string;
  readonly subTypes: readonly string[];
  readonly properties: readonly PropertyDescription[];
}

/**
 * One field of a model.
 * @publicApi
 */
export interface PropertyDescription {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly values?: readonly string[];
}
