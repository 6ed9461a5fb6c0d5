import type { EntityKind } from '../events/index.js';

/** How a value travels in the query: as text, as a number, as a flag, or as a comma-separated list of texts. */
export type ParameterKind = 'text' | 'whole' | 'decimal' | 'flag' | 'list';

/** One query parameter of an operation. */
export interface QueryParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly required?: true;
  /** The values that Asterisk takes, where its description lists them. */
  readonly oneOf?: readonly string[];
}

/** The body of an operation: `wrapped` sends `{"<name>": value}`, `bare` sends the value itself. */
export interface OperationBody {
  readonly name: string;
  readonly form: 'wrapped' | 'bare';
  /** Texts that each item of a list has to have. */
  readonly itemTexts?: readonly string[];
  readonly required?: true;
}

/** Everything the runtime needs to know of one operation of the API. Written by the generator. */
export interface Operation {
  /** `channels.play`: resource and operation, as exceptions and logs name it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The literal pieces around the path parameters: `['channels/', '/play']`. */
  readonly path: readonly string[];
  /** Names of the path parameters, in order. */
  readonly parameters: readonly string[];
  readonly query?: readonly QueryParameter[];
  readonly body?: OperationBody;
  /** `value` is JSON handed out as it is. */
  readonly result: 'nothing' | 'value' | 'binary' | EntityKind | `${EntityKind}[]`;
}

/** What a caller may say about one command, whatever the command is. */
export interface RequestOptions {
  /** Gives the command up. */
  readonly signal?: AbortSignal;
  /** Time limit in milliseconds; default: the client's `timeout`. */
  readonly timeout?: number;
}
