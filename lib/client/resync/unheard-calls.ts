import type { Application, Channel, ChannelLives } from '../entities/index.js';
import type { ApplicationsRepository, ChannelsRepository } from '../generated/index.js';
import { stasisChannels } from './server-picture.js';

/** A farewell does not wait longer for an Asterisk that says nothing, in milliseconds. */
const LIMITS = { timeout: 2_000 };

/** Where it is looked. */
export interface UnheardCallsSources {
  readonly applications: ApplicationsRepository;
  readonly channels: ChannelsRepository;
  readonly lives: ChannelLives;
  /** Whether another process serves the application by now. */
  readonly foreign: (application: Application) => boolean;
}

/**
 * Channels that are in these applications and of which nobody here has heard. Between the close of a socket and the
 * moment when Asterisk lets nobody enter its applications any more, calls still do, and no event tells of them.
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
    // Away, or standing still: its calls are out of reach.
    return [];
  }
}
