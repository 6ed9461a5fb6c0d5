/**
 * What the generator knows about an ARI, free of programming languages.
 *
 * A type is written as a name, with `[]` for a list and `{}` for a map from text: `text`, `whole`, `decimal`, `flag`,
 * `moment` (date and time as text), `object` (any JSON object), `binary`, `nothing`, or the name of a record, a choice
 * or an object of this model.
 * @publicApi
 */
export interface NeutralModel {
  readonly format: 1;
  /** The Asterisk version that served the description, for example `22.10.1`. */
  readonly asterisk: string;
  readonly resources: readonly Resource[];
  readonly objects: readonly IdentifiedObject[];
  readonly records: readonly RecordType[];
  readonly choices: readonly ChoiceType[];
  /** The fields that every event has. */
  readonly eventFields: readonly Field[];
  readonly events: readonly EventType[];
}

/**
 * A group of operations that share the first piece of their path.
 * @publicApi
 */
export interface Resource {
  readonly name: string;
  readonly since: readonly string[];
  readonly operations: readonly Operation[];
}

/**
 * One verb on one path.
 * @publicApi
 */
export interface Operation {
  /** In camel case, unique within its resource. */
  readonly name: string;
  /** Asterisk's own name, where it is another one. */
  readonly nickname?: string;
  readonly method: HttpMethod;
  /** With path parameters in braces: `/channels/{channelId}/play`. */
  readonly path: string;
  readonly query: readonly Parameter[];
  readonly body?: Body;
  readonly result: string;
  /** The statuses that Asterisk documents for a failure; others happen as well. */
  readonly statuses: readonly number[];
  readonly since: readonly string[];
  /** The request becomes a WebSocket instead of being answered: it cannot be called like the others. */
  readonly upgrade?: true;
}

/**
 * How a command is sent over HTTP.
 * @publicApi
 */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * A parameter in the query string. A list travels as one text with commas.
 * @publicApi
 */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly required?: true;
  readonly oneOf?: readonly string[];
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly since?: readonly string[];
}

/**
 * What travels as the JSON body: `wrapped` in an object under its own name, or `bare`.
 * @publicApi
 */
export interface Body {
  readonly name: string;
  readonly type: string;
  readonly form: 'wrapped' | 'bare';
  /** Texts that each item of a list has to have: without them Asterisk crashes. */
  readonly itemTexts?: readonly string[];
  readonly required?: true;
  readonly since?: readonly string[];
}

/**
 * A thing inside Asterisk that has an identity, and operations of its own.
 * @publicApi
 */
export interface IdentifiedObject {
  readonly name: string;
  readonly resource: string;
  /** The path of the object itself; its operations are this path and all below it. */
  readonly path: string;
  /** The fields that fill the parameters of the path, in order. */
  readonly identity: readonly string[];
  readonly fields: readonly Field[];
}

/**
 * A type with named fields and no identity.
 * @publicApi
 */
export interface RecordType {
  readonly name: string;
  readonly resource: string;
  readonly fields: readonly Field[];
}

/**
 * A type whose values are of one of several types.
 * @publicApi
 */
export interface ChoiceType {
  readonly name: string;
  readonly resource: string;
  readonly either: readonly string[];
}

/**
 * One field of a record, an object or an event.
 * @publicApi
 */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required?: true;
  readonly oneOf?: readonly string[];
  readonly since?: readonly string[];
}

/**
 * A message that Asterisk sends over the event socket.
 * @publicApi
 */
export interface EventType {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly since?: readonly string[];
  /** Part of the transport (answers to requests that went over the socket), nothing that happened on the telephone. */
  readonly transport?: true;
}
