import type { AriClientError } from '../reports/index.js';
import type { ClientContext } from '../context/index.js';
import type { ClientSettings } from '../options/index.js';
import { ApplicationsRepository, AsteriskRepository, ChannelsRepository } from '../generated/index.js';
import type { OwnershipMark } from '../ownership/index.js';
import type { Application, Channel } from '../entities/index.js';
import { Reconciler, unheardCalls, type AriResync } from '../resync/index.js';
import { endDeviceStates } from './end-device-states.js';
import { EarlierProcess } from './earlier-process.js';
import { ConnectAttempts } from './attempts.js';
import { StandingEventFilter } from './standing-event-filter.js';
import { SetByHand } from './set-by-hand.js';
import { whatItLacks } from './what-it-lacks.js';
import { StandingSubscriptions } from './standing-subscriptions.js';

/** The settings that are applied after every connect. */
export type OnConnectSettings = Pick<ClientSettings, 'eventFilter' | 'subscriptions' | 'orphans'> & {
  /** Events that the filter lets through beside those that have listeners. */
  readonly needed?: readonly string[];
  /** The mark for other processes, in the event filter of this client. */
  readonly mark?: OwnershipMark;
};

/** Receives errors, and what was missed, while a connect is completed. */
export interface RenewalOwner {
  readonly report: (error: AriClientError) => void;
  readonly resync: (resync: AriResync) => void;
  readonly connected: () => boolean;
  /** Takes a line for the log: what an older server cannot do. */
  readonly say?: (line: string) => void;
  /** Lag of the event loop that is the likely cause of the gap before the present connect, in milliseconds. */
  readonly lagMs?: () => number | undefined;
}

/**
 * Does the work after every connect: sets event filter and subscriptions again, which Asterisk may have forgotten, and
 * finds calls that ended or came without an event.
 */
export class OnConnect {
  readonly filter: StandingEventFilter;
  readonly #context: ClientContext;
  readonly #owner: RenewalOwner;
  readonly #subscriptions: StandingSubscriptions;
  readonly #reconciler: Reconciler;
  readonly #attempts: ConnectAttempts;
  readonly #mark: OwnershipMark | undefined;
  readonly #earlier: EarlierProcess | undefined;
  #over = false;
  #standing: Promise<void> = Promise.resolve();
  #leaving: readonly string[] = [];

  constructor(context: ClientContext, settings: OnConnectSettings, owner: RenewalOwner) {
    const { connection, lives } = context;
    const applications = context.repository(ApplicationsRepository);
    const asterisk = context.repository(AsteriskRepository);
    const channels = context.repository(ChannelsRepository);
    this.#context = context;
    this.#owner = owner;
    this.#mark = settings.mark;
    this.#attempts = new ConnectAttempts(owner.connected);
    const byHand = new SetByHand(context.events, (application) => this.filter.wasSet(application));
    context.follow = (operation, [application], options, command) =>
      byHand.sent(operation, application, options, command);
    this.filter = new StandingEventFilter({
      byHand,
      mode: settings.eventFilter,
      mark: settings.mark,
      needed: settings.needed ?? [],
      applications,
      attempts: this.#attempts,
      names: () => context.dispatcher.names(),
      refused: (application, error) => this.#owner.report({ kind: 'filter', connection, application, error }),
    });
    const { mark } = settings;
    if (mark !== undefined) this.#earlier = new EarlierProcess({ applications, mark });
    context.dispatcher.objects.askWith((name) => this.filter.widen(name));
    this.#subscriptions = new StandingSubscriptions({
      byHand,
      eventSources: settings.subscriptions,
      applications,
      attempts: this.#attempts,
      refused: (refused) => this.#owner.report({ kind: 'subscription', connection, ...refused }),
    });
    this.#reconciler = new Reconciler({
      connection,
      lives,
      release: context.release,
      applications,
      asterisk,
      channels,
      orphans: settings.orphans,
      lagMs: owner.lagMs,
    });
  }

  /**
   * @param gapMs - how long events were lost; undefined at the first connect.
   * @param compared - applications whose channels belong to this client, if these are more than `apps`.
   */
  async run(apps: readonly string[], gapMs: number | undefined, compared = apps): Promise<void> {
    if (this.#over) return;
    this.#attempts.begin();
    if (gapMs !== undefined) this.#context.dispatcher.objects.gap();
    this.#standing = this.#stand(apps, gapMs);
    await Promise.all([this.#standing, this.#resync(compared, gapMs)]);
  }

  /** Resolves when filters and subscriptions are in force, or refused, for the present connect. */
  get standing(): Promise<unknown> {
    return this.#standing;
  }

  async #stand(apps: readonly string[], gapMs: number | undefined): Promise<void> {
    // Before the filter is set, which takes the place of the mark that tells of an earlier process.
    if (gapMs === undefined) await this.#earlier?.unsubscribe(apps);
    await Promise.all([this.filter.set(apps), this.#subscriptions.set(apps)]);
  }

  /** Ends the work; after that the sockets of these applications may be closed. */
  async end(apps: readonly string[]): Promise<void> {
    this.#over = true;
    this.#attempts.end();
    const own = this.#owner.connected() ? apps : [];
    // An Asterisk that does not answer is asked nothing more: the time of a shutdown is limited.
    const answers = await endDeviceStates(this.#context.repository(ApplicationsRepository), own);
    this.#leaving = answers ? own : [];
  }

  /** Does the last work after the socket was closed, and frees its applications for the next process. */
  async leave(farewell?: (unheard: readonly Channel[]) => Promise<unknown>): Promise<void> {
    const apps = this.#leaving;
    if (farewell !== undefined) await farewell(apps.length === 0 ? [] : await this.#unheard(apps));
    // Only now: the calls of the next process must not be taken for calls that nobody serves.
    await this.filter.release(apps);
  }

  /** Finds calls that entered these applications while the socket was closing. */
  #unheard(apps: readonly string[]): Promise<readonly Channel[]> {
    const { lives } = this.#context;
    const applications = this.#context.repository(ApplicationsRepository);
    const channels = this.#context.repository(ChannelsRepository);
    // A process that serves an application by now has left its own mark, and these are its calls.
    const foreign = (application: Application): boolean =>
      this.#mark?.isOfAnother(application.events_disallowed) === true;
    return unheardCalls({ applications, channels, lives, foreign }, apps);
  }

  #sayWhatItLacks(): void {
    const line = whatItLacks(this.#context.release);
    if (line !== undefined) this.#owner.say?.(line);
  }

  async #resync(apps: readonly string[], gapMs: number | undefined): Promise<void> {
    const { connection, dispatcher, release } = this.#context;
    const compare = async (attempt: number): Promise<void> => {
      const known = release.version;
      const resync = await this.#reconciler.run(apps, gapMs);
      if (release.version !== known) this.#sayWhatItLacks();
      // The first questions of followers may have got no answer, like the first comparison.
      if (attempt > 1 && gapMs !== undefined) dispatcher.objects.gap();
      if (gapMs !== undefined || resync.appeared.length > 0) this.#owner.resync(resync);
    };
    await this.#attempts.run(compare, (error) => this.#owner.report({ kind: 'resync', connection, error }));
  }
}
