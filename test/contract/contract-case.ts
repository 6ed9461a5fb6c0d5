/** One row of the contract: a request and what both servers answer. `{words}` are filled in from the furnishings. */
export interface ContractCase {
  /** `channels.answer`: the resource and the operation as the API description names them. */
  readonly operation: string;
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  /** Requests that must have been answered first, in order. */
  readonly before?: readonly (readonly [method: string, path: string, body?: unknown])[];
  readonly status: number;
  /** The text of `message` in the answer's body. */
  readonly message?: string;
  /** Fields that the answer's body has, with these values. */
  readonly has?: unknown;
  /** Fields of which the real server is not always equally fast: one of these values. */
  readonly oneOf?: Readonly<Record<string, readonly string[]>>;
  /** The names of all its fields, in order. */
  readonly fields?: readonly string[];
  /** Header values. */
  readonly headers?: Readonly<Record<string, string>>;
}
