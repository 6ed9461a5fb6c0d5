import type { Application, Channel, ChannelLives } from '../entities/index.js';
import type { ApplicationsRepository, ChannelsRepository } from '../generated/index.js';
import { stasisChannels } from './server-picture.js';

/** Time limit of a question during a close, in milliseconds. */
const LIMITS = { timeout: 2_000 };

/** Repositories and conditions of the search. */
export interface UnheardCallsSources {
  readonly applications: ApplicationsRepository;
  readonly channels: ChannelsRepository;
  readonly lives: ChannelLives;
  /** Says whether another process serves the application by now. */
  readonly foreign: (application: Application) => boolean;
}

/**
 * Finds channels in these applications of which no event came. Between the close of a socket and the moment when
 * Asterisk lets no call into its applications any more, calls still enter, and no event is sent.
 */
export async function unheardCalls(
  { applications, channels, lives, foreign }: UnheardCallsSources,
  apps: readonly string[],
): Promise<readonly Channel[]> {
  try {
    const [known, listed] = await Promise.all([applications.list(LIMITS), channels.list(LIMITS)]);
    const own = known.filter((application) => !foreign(application));
    const inStasis = stasisChannels(own, new Map(listed.map((channel) => [channel.id, channel])), apps);
    return listed.filter(({ id }) => inStasis.has(id) && !lives.has(id));
  } catch {
    // Asterisk is away or stands still: its calls cannot be reached.
    return [];
  }
}
