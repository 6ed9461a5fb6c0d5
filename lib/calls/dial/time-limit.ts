import type { Channel } from '../../client/index.js';
import type { DialWarning } from './dial-options.js';

/** A talk that ends after a time. */
export interface TimeLimit {
  readonly timeLimit: number;
  readonly warnings: readonly DialWarning[];
  readonly said: { readonly caller: Channel; readonly callee: Channel };
  readonly over: () => void;
}

/** Warns the parties of a talk and ends it when its time is over. Returns what stops that. */
export function timeLimited({ timeLimit, warnings, said, over }: TimeLimit): () => void {
  const timers = warnings
    .filter(({ before }) => before < timeLimit)
    .map(({ before, media, to = 'both' }) => {
      const heard = to === 'both' ? [said.caller, said.callee] : [said[to]];
      const warn = (): void => {
        // Who hangs up in this moment is not warned.
        for (const channel of heard) channel.play(media).catch(() => {});
      };
      return setTimeout(warn, timeLimit - before);
    });
  timers.push(setTimeout(over, timeLimit));
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}
