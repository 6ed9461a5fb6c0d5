import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import type { DialAttempt, DialTargets } from '../dial/index.js';
import { type VerbEnd, withinCall } from '../verb/index.js';
import { type PageOptions, pageSettings } from './page-options.js';
import type { PageEnd, PageResult } from './page-result.js';
import { Paging } from './paging.js';

/**
 * Lets the caller speak through the loudspeakers of several telephones at once. Each is asked by its INVITE to answer by
 * itself; when all have answered or have been given up, everybody hears a beep, and then the caller. Those who were paged
 * only listen, unless `talkBack` is set. Resolves when it is over and everybody else has been hung up; the caller stays in
 * the application.
 *
 * A telephone answers by itself only where its own settings allow it.
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function page(channel: Channel, targets: DialTargets, options: PageOptions = {}): Promise<PageResult> {
  return paged('page', channel, targets, options);
}

/**
 * Opens the loudspeaker of one telephone and lets both speak: `page` with `talkBack`.
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function intercom(channel: Channel, target: DialTargets, options: PageOptions = {}): Promise<PageResult> {
  return paged('intercom', channel, target, { talkBack: true, ...options });
}

async function paged(
  kind: string,
  channel: Channel,
  targets: DialTargets,
  options: PageOptions,
): Promise<PageEnd | VerbEnd> {
  const surroundings = new CallSurroundings(channel);
  const settings = pageSettings(surroundings, targets, options);
  const { legs, talkBack, timeLimit } = settings;
  const paging = new Paging(channel, surroundings, settings);
  const verb = {
    kind,
    parameters: { targets: legs.groups.flat().map(({ endpoint }) => endpoint), talkBack, timeLimit },
    summary: (end: PageEnd) => ({
      missed: end.missed.map(shown),
      ...(end.outcome === 'paged'
        ? { reached: end.reached.map(({ endpoint }) => endpoint), endedBy: end.endedBy, talkMs: end.talkMs }
        : {}),
    }),
    salvage: (end: VerbEnd) => paging.rest(end),
  };
  return withinCall<PageEnd>(channel, verb, options, (scope) => paging.run(scope));
}

/** Without what a target may hold: header fields and variables, which may be passwords. */
function shown({ target, result, cause, ringMs }: DialAttempt): Readonly<Record<string, unknown>> {
  return { endpoint: target.endpoint, label: target.label, result, cause, ringMs };
}
