import type { Application, Channel } from '../entities/index.js';
import type { ApplicationsRepository, AsteriskRepository, ChannelsRepository } from '../generated/index.js';

/** Where a picture of the server is read. */
export interface PictureSources {
  readonly applications: ApplicationsRepository;
  readonly asterisk: AsteriskRepository;
  readonly channels: ChannelsRepository;
}

/** What Asterisk says of itself at one moment. */
export interface ServerPicture {
  /** When Asterisk was started; another value means another Asterisk. */
  readonly startedAt: string | undefined;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Channels that are inside one of the applications, with the application. */
  readonly inStasis: ReadonlyMap<string, string>;
}

/** What a dialplan runs while a channel is in an application: a claimed call never left `StasisBroadcast()`. */
const INTO_STASIS: ReadonlySet<string | undefined> = new Set(['Stasis', 'StasisBroadcast']);

/** Reads what there is. An application may be unknown a moment after it was registered: then it has no channels. */
export async function serverPicture(sources: PictureSources, apps: readonly string[]): Promise<ServerPicture> {
  const [info, known, listed] = await Promise.all([
    sources.asterisk.getInfo({ only: 'status' }),
    sources.applications.list(),
    sources.channels.list(),
  ]);
  const channels = new Map(listed.map((channel) => [channel.id, channel]));
  return { startedAt: info.status?.startup_time, channels, inStasis: stasisChannels(known, channels, apps) };
}

/** Ids of the channels that are inside one of these applications, with the application. */
export function stasisChannels(
  known: readonly Application[],
  channels: ReadonlyMap<string, Channel>,
  apps: readonly string[],
): ReadonlyMap<string, string> {
  const inStasis = new Map<string, string>();
  for (const application of known) {
    if (!apps.includes(application.name)) continue;
    for (const id of application.channel_ids) {
      // A subscription alone is listed too: only a channel that runs one of these is in an application.
      if (INTO_STASIS.has(channels.get(id)?.dialplan.app_name)) inStasis.set(id, application.name);
    }
  }
  return inStasis;
}
