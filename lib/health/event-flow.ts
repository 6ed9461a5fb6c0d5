import { randomUUID } from 'node:crypto';
import { AriForbiddenException, AriNotFoundException, type Ari, type EventSubscription } from '../client/index.js';
import { down, failure, type Verdict } from './verdict.js';

/**
 * Name that the user events of health checks begin with. A handler of `ChannelUserevent` may want to pass them over.
 * @publicApi
 */
export const HEALTH_EVENT = 'NestjsAriHealth';

/** Events that are on their way: who waits for which. */
type Waiting = Map<string, () => void>;

/**
 * Sees whether events flow: sends one to the application itself, by way of Asterisk, and waits for it. A socket that is
 * open proves nothing: another program may have the application, or Asterisk may have forgotten it.
 */
export class EventFlow {
  readonly #client: Ari;
  readonly #waiting: Waiting = new Map();
  #listening: EventSubscription | undefined;

  constructor(client: Ari) {
    this.#client = client;
  }

  /** Sends an event to each application and waits for all of them; the first one that fails is told of. */
  async try(timeout: number): Promise<Verdict> {
    const started = performance.now();
    try {
      await this.#listen();
      const verdicts = await Promise.all(this.#client.apps.map((application) => this.#tryOne(application, timeout)));
      const worst =
        verdicts.find(({ status }) => status !== 'up') ?? verdicts.find(({ message }) => message !== undefined);
      if (worst !== undefined) return worst;
    } catch (error) {
      return failure(error);
    }
    return { status: 'up', state: 'ready', roundTripMs: Math.round(performance.now() - started) };
  }

  /** Listens no more. */
  end(): void {
    this.#listening?.unsubscribe();
    this.#listening = undefined;
  }

  /** Where an event filter is set, it lets these events pass from now on. */
  async #listen(): Promise<void> {
    this.#listening ??= this.#client.on('ChannelUserevent', ({ eventname, application }) =>
      this.#waiting.get(keyOf(eventname, application))?.(),
    );
    await this.#listening.ready;
  }

  async #tryOne(application: string, timeout: number): Promise<Verdict> {
    const eventName = `${HEALTH_EVENT}-${randomUUID()}`;
    const came = this.#came(keyOf(eventName, application), timeout);
    try {
      await this.#client.events.userEvent(eventName, { application }, { timeout });
      if (await came.promise) return { status: 'up', state: 'ready' };
    } catch (error) {
      if (error instanceof AriForbiddenException) return await this.#registered(application, timeout);
      return error instanceof AriNotFoundException && error.gone ? unregistered(application) : failure(error);
    } finally {
      came.end();
    }
    return down(
      'silent',
      `Asterisk took an event for "${application}" and it did not come within ${timeout} ms: does another program have the application?`,
    );
  }

  /** A user who may only read cannot send an event: that the application is registered is all that can be seen. */
  async #registered(application: string, timeout: number): Promise<Verdict> {
    try {
      await this.#client.applications.get(application, { timeout });
      const message = 'registered; whether events flow cannot be tried, because the ARI user may only read';
      return { status: 'up', state: 'ready', message };
    } catch (error) {
      return error instanceof AriNotFoundException && error.gone ? unregistered(application) : failure(error);
    }
  }

  #came(key: string, timeout: number): { readonly promise: Promise<boolean>; readonly end: () => void } {
    let settle!: (came: boolean) => void;
    const promise = new Promise<boolean>((resolve) => (settle = resolve));
    const timer = setTimeout(() => settle(false), timeout);
    this.#waiting.set(key, () => settle(true));
    const end = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(key);
    };
    return { promise, end };
  }
}

function keyOf(eventName: string, application: string): string {
  return `${eventName}/${application}`;
}

function unregistered(application: string): Verdict {
  return down('unregistered', `Asterisk knows no application "${application}": calls for it go on in the dialplan`);
}
