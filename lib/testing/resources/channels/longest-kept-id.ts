/** Asterisk cuts off without a word what an id of a new channel has beyond this. */
export const LONGEST_KEPT_ID = 151;
