/** Names a parameter that contradicts or lacks another one, or is too long, and what to do about it. */
export interface Contradiction {
  readonly parameter: string;
  readonly problem: string;
}
