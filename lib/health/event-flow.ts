import { AriForbiddenException, AriNotFoundException, type AriClient } from '../client/index.js';
import { down, failure, type Verdict } from './verdict.js';

/**
 * Sees whether events flow: sends one to each application, by way of Asterisk, and waits for it. A socket that is open
 * proves nothing: another program may have the application, or Asterisk may have forgotten it.
 */
export class EventFlow {
  readonly #client: Pick<AriClient, 'apps' | 'applications' | 'hears'>;

  constructor(client: Pick<AriClient, 'apps' | 'applications' | 'hears'>) {
    this.#client = client;
  }

  /** Tries every application; the verdict is about the first that fails. */
  async try(timeout: number): Promise<Verdict> {
    const started = performance.now();
    const verdicts = await Promise.all(this.#client.apps.map((application) => this.#tryOne(application, timeout)));
    const worst =
      verdicts.find(({ status }) => status !== 'up') ?? verdicts.find(({ message }) => message !== undefined);
    return worst ?? { status: 'up', state: 'ready', roundTripMs: Math.round(performance.now() - started) };
  }

  async #tryOne(application: string, timeout: number): Promise<Verdict> {
    try {
      if (await this.#client.hears(application, timeout)) return { status: 'up', state: 'ready' };
    } catch (error) {
      if (error instanceof AriForbiddenException) return await this.#registered(application, timeout);
      return error instanceof AriNotFoundException && error.gone ? unregistered(application) : failure(error);
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
}

function unregistered(application: string): Verdict {
  return down('unregistered', `Asterisk knows no application "${application}": calls for it go on in the dialplan`);
}
