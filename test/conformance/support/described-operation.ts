/** One parameter, as the server's own description has it. */
export interface DescribedParameter {
  readonly name: string;
  readonly paramType: 'path' | 'query' | 'body';
  readonly dataType: string;
  readonly required?: boolean;
  readonly allowMultiple?: boolean;
  readonly allowableValues?: { readonly valueType: string; readonly values?: readonly string[] };
}

/** One operation, as the server's own description has it. */
export interface DescribedOperation {
  /** `channels.play`, under the name of the generated method. */
  readonly name: string;
  readonly resource: string;
  readonly method: string;
  /** `/channels/{channelId}/play` */
  readonly path: string;
  readonly verb: string;
  readonly parameters: readonly DescribedParameter[];
}

/** Everything the server says of itself that concerns the client. */
export interface ServerDescription {
  readonly operations: readonly DescribedOperation[];
  readonly eventTypes: readonly string[];
}
