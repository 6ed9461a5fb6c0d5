/**
 * One file of descriptions, `wording/<resource>.json`, as it is read.
 * @publicApi
 */
export interface WordingFile {
  /** What the resource is. */
  readonly resource?: string;
  readonly operations?: Readonly<Record<string, OperationWording>>;
  readonly models?: Readonly<Record<string, TypeWording>>;
}

/**
 * What is said about one operation.
 * @publicApi
 */
export interface OperationWording {
  readonly summary?: string;
  readonly returns?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** By status: when this operation is refused with it. */
  readonly errors?: Readonly<Record<string, string>>;
}

/**
 * What is said about one type of object or event.
 * @publicApi
 */
export interface TypeWording {
  readonly summary?: string;
  readonly properties?: Readonly<Record<string, string>>;
}
