import type { Channel, ChannelLives } from '../entities/index.js';
import type { OrphanPolicy } from '../options/index.js';
import type { ServerRelease } from '../repository/index.js';
import { AriResync } from './ari-resync.js';
import { serverPicture, type PictureSources, type ServerPicture } from './server-picture.js';

/** Settings of the reconciler. */
export interface ReconcilerOptions extends PictureSources {
  readonly connection: string;
  readonly lives: ChannelLives;
  /** Is given the version of each server that is found. */
  readonly release: Pick<ServerRelease, 'heard'>;
  /** What to do with calls without an owner, by application. */
  readonly orphans: (application: string) => OrphanPolicy;
  /** Lag of the event loop that is the likely cause of the gap, in milliseconds. */
  readonly lagMs?: () => number | undefined;
}

/**
 * Compares, after every connect, what the client knew with what Asterisk says. It makes up no events: it settles the
 * waits on channels that ended, handles calls without an owner as `orphans` says, and reports what it found.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  #startedAt: string | undefined;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  async run(apps: readonly string[], gapMs: number | undefined): Promise<AriResync> {
    const { lives, connection } = this.#options;
    const lagMs = this.#options.lagMs?.();
    const before = lives.snapshots();
    const picture = await serverPicture(this.#options, apps);
    const restarted = this.#startedAt !== undefined && picture.startedAt !== this.#startedAt;
    this.#startedAt = picture.startedAt;
    if (picture.version !== undefined) this.#options.release.heard(picture.version);
    const ended = [...before].filter(([id]) => !picture.channels.has(id));
    for (const [id] of ended) lives.lost(id);
    for (const id of before.keys()) if (!picture.inStasis.has(id)) lives.outside(id);
    const appeared = await this.#adopt(picture);
    const changed = [...before].flatMap(([id, last]) => changedSince(last, picture.channels.get(id)));
    return new AriResync({
      type: 'AriResync',
      application: apps.join(','),
      timestamp: new Date().toISOString(),
      connection,
      gapMs,
      lagMs,
      restarted,
      ended: seen(ended),
      appeared,
      changed,
    });
  }

  /**
   * Handles unknown calls in the applications of this client: an earlier process had them, or they came during the gap.
   */
  async #adopt({ channels, inStasis }: ServerPicture): Promise<Channel[]> {
    const { lives, orphans } = this.#options;
    const adopted: Channel[] = [];
    for (const [id, application] of inStasis) {
      const channel = channels.get(id);
      if (channel === undefined || lives.has(id)) continue;
      adopted.push(channel);
      const policy = orphans(application);
      if (policy === 'resume') lives.of(id).seen(channel);
      else await (policy === 'hangup' ? channel.hangup({ ifGone: 'ignore' }) : channel.continueInDialplan());
    }
    return adopted;
  }
}

function seen(ended: readonly (readonly [string, Channel | undefined])[]): Channel[] {
  return ended.flatMap(([, channel]) => channel ?? []);
}

function changedSince(last: Channel | undefined, now: Channel | undefined): Channel[] {
  return last !== undefined && now !== undefined && last.state !== now.state ? [now] : [];
}
