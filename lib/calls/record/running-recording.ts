/**
 * A recording of a party while it goes on.
 * @publicApi
 */
export interface RunningRecording {
  /** The name under which it will be stored. */
  readonly name: string;
  /** Leaves out what is said from now on: the number of a card. Nothing happens when it is over. */
  pause(): Promise<void>;
  /** Records again. */
  resume(): Promise<void>;
}
