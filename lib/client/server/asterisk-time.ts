/** Reads the time of an event, in milliseconds by the clock of Asterisk; undefined when there is none. */
export function asteriskTime(timestamp: unknown): number | undefined {
  if (typeof timestamp !== 'string') return undefined;
  const time = Date.parse(timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}
