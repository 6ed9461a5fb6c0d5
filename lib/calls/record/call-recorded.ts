/**
 * A place in the recording of a call.
 * @publicApi
 */
export interface CallMark {
  readonly label: string;
  /** Where it is in the files, in milliseconds from their beginning. */
  readonly atMs: number;
}

/**
 * How the recording of a call ended. `failed`: no side could be recorded.
 * @publicApi
 */
export interface CallRecorded {
  readonly outcome: 'recorded' | 'failed';
  /** Name of the recording of each side; a side that could not be recorded is missing. */
  readonly recordings: Readonly<Record<string, string>>;
  readonly marks: readonly CallMark[];
  /** How long it was recorded, without pauses, in milliseconds. */
  readonly lengthMs: number;
}
