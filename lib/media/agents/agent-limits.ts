/** An agent may send its whole answer at once, in milliseconds of sound; more than this is refused. */
export const MOST_AGENT_MS = 600_000;

/** Marks of an agent: fewer than Asterisk may answer, or its answers would pass for a flood. */
export const MARK_ALLOWANCE = { atOnce: 1_500, perSecond: 100 };
