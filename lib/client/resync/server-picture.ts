import type { Application, Channel } from '../entities/index.js';
import type { ApplicationsRepository, AsteriskRepository, ChannelsRepository } from '../generated/index.js';

/** Repositories from which the state of the server is read. */
export interface PictureSources {
  readonly applications: ApplicationsRepository;
  readonly asterisk: AsteriskRepository;
  readonly channels: ChannelsRepository;
}

/** State of an Asterisk at one moment. */
export interface ServerPicture {
  /** When Asterisk was started; another value means that it was restarted. */
  readonly startedAt: string | undefined;
  /** Its version, as it says it. */
  readonly version: string | undefined;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Channels that are inside one of the applications, with the application. */
  readonly inStasis: ReadonlyMap<string, string>;
}

/**
 * Dialplan applications of a channel that is in a Stasis application: a claimed call never leaves `StasisBroadcast()`.
 */
const INTO_STASIS: ReadonlySet<string | undefined> = new Set(['Stasis', 'StasisBroadcast']);

/** Reads the state. An application may be unknown a moment after it was registered: then it has no channels. */
export async function serverPicture(sources: PictureSources, apps: readonly string[]): Promise<ServerPicture> {
  const [info, known, listed] = await Promise.all([
    sources.asterisk.getInfo({ only: ['status', 'system'] }),
    sources.applications.list(),
    sources.channels.list(),
  ]);
  const channels = new Map(listed.map((channel) => [channel.id, channel]));
  const { status, system } = info;
  return {
    startedAt: status?.startup_time,
    version: system?.version,
    channels,
    inStasis: stasisChannels(known, channels, apps),
  };
}

/** Lists the ids of the channels that are in one of these applications, with the application. */
export function stasisChannels(
  known: readonly Application[],
  channels: ReadonlyMap<string, Channel>,
  apps: readonly string[],
): ReadonlyMap<string, string> {
  const inStasis = new Map<string, string>();
  for (const application of known) {
    if (!apps.includes(application.name)) continue;
    for (const id of application.channel_ids) {
      // Channels that are only subscribed are listed, too: only a channel that runs one of these is in an application.
      if (INTO_STASIS.has(channels.get(id)?.dialplan.app_name)) inStasis.set(id, application.name);
    }
  }
  return inStasis;
}
