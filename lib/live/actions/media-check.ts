/** Media that are of this server and of nobody in particular. */
const PLAIN = /^(?:sound|number|digits|characters|tone):/;

/** What a name may not do: leave the folder of sounds or recordings. */
const ELSEWHERE = /^[^:]*:(?:\/|.*:\/\/|(?:.*\/)?\.\.(?:\/|$))/;

/** Whether a medium is one that may be played without a grant. */
export function isPlainMedium(medium: string): boolean {
  return (PLAIN.test(medium) || recordingOf(medium) !== undefined) && !ELSEWHERE.test(medium);
}

/** The name of the recording that a medium is; undefined when it is none. */
export function recordingOf(medium: string): string | undefined {
  return medium.startsWith('recording:') ? medium.slice('recording:'.length) : undefined;
}

/** Whether a name could lead out of the folder of recordings. */
export function leavesFolder(name: string): boolean {
  return name.startsWith('/') || name.split('/').includes('..');
}
