/** Waits that double from 100 ms to 2 s have ended after so many attempts and, on average, 1.55 s. */
const FIRST_ATTEMPTS = 6;

/** Standard deviation of a wait between nothing and 2 s, in seconds. */
const DEVIATION_S = 0.58;

/**
 * How many attempts the default waits allow in so many seconds: one a second on average once they are long, and chance
 * may add five of its standard deviations.
 */
export function mostAttempts(seconds: number): number {
  return FIRST_ATTEMPTS + seconds + 5 * DEVIATION_S * Math.sqrt(seconds);
}
