import type { EntityKind } from '../events/index.js';

/** How a value is written in the query: as a string, a number, a flag, or a comma-separated list of strings. */
export type ParameterKind = 'text' | 'whole' | 'decimal' | 'flag' | 'list';

/** One query parameter of an operation. */
export interface QueryParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly required?: true;
  /** The values that Asterisk accepts, if its description lists them. */
  readonly oneOf?: readonly string[];
}

/** The body of an operation: `wrapped` sends `{"<name>": value}`, `bare` sends the value itself. */
export interface OperationBody {
  readonly name: string;
  readonly form: 'wrapped' | 'bare';
  /** Strings that each item of a list must have. */
  readonly itemTexts?: readonly string[];
  readonly required?: true;
}

/** Describes one operation of the API, for a repository. Written by the generator. */
export interface Operation {
  /** Resource and operation, as in exceptions and logs: `channels.play`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The literal pieces around the path parameters: `['channels/', '/play']`. */
  readonly path: readonly string[];
  /** Names of the path parameters, in order. */
  readonly parameters: readonly string[];
  readonly query?: readonly QueryParameter[];
  /** Asterisk reads the query parameters from the JSON body, too, in which they may be long and hold commas. */
  readonly queryInBody?: true;
  readonly body?: OperationBody;
  /** First release of each branch that has it; left out where it is as old as ARI. */
  readonly since?: readonly string[];
  /** `value` is an object, `value[]` a list, both returned as they are. */
  readonly result: 'nothing' | 'value' | 'value[]' | 'binary' | EntityKind | `${EntityKind}[]`;
}

/**
 * Options that every command has.
 * @publicApi
 */
export interface RequestOptions {
  /** Ends the command with `AriAbortedException`. */
  readonly signal?: AbortSignal;
  /** Time limit in milliseconds; default: the client's `timeout`. */
  readonly timeout?: number;
}
