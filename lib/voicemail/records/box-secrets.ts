/** What belongs to a box and is shown to nobody. */
export interface BoxSecrets {
  readonly id: string;
  /** Salt and hash of the PIN. */
  readonly pin?: string;
  /** Key of the greeting in the store of recordings. */
  readonly greeting?: string;
}
