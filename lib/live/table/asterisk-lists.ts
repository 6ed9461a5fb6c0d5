import { AriNotFoundException, type Application, type Ari } from '../../client/index.js';
import type { AriConnection } from '../../module/index.js';
import type { BridgeRow, ChannelRow, LiveRow } from '../rows/index.js';
import type { WireObject } from './row-source.js';

/** Questions to Asterisk that are under way at once, where each object is asked for by itself. */
const AT_ONCE = 8;

/** Dialplan applications of a channel that is in a Stasis application. */
const INTO_STASIS: readonly unknown[] = ['Stasis', 'StasisBroadcast'];

/** Asks Asterisk for the objects that this connection hears of, as it writes them. */
export class AsteriskLists {
  readonly #connection: AriConnection;

  constructor(connection: AriConnection) {
    this.#connection = connection;
  }

  get ari(): Ari {
    return this.#connection.client;
  }

  /** Every channel, or those whose events the own applications get. Each with the application that it is in. */
  async channels(known: readonly ChannelRow[]): Promise<readonly WireObject[]> {
    const [listed, own] = await Promise.all([this.ari.channels.list(), this.#applications()]);
    const heard = this.#heard(
      own,
      ({ channel_ids }) => channel_ids,
      known,
      ({ id }) => id,
    );
    return listed
      .filter(({ id }) => heard(id))
      .map((channel) => ({ ...wire(channel), application: applicationOf(channel, own) }));
  }

  async bridges(known: readonly BridgeRow[]): Promise<readonly WireObject[]> {
    const [listed, own] = await Promise.all([this.ari.bridges.list(), this.#applications()]);
    const heard = this.#heard(
      own,
      ({ bridge_ids }) => bridge_ids,
      known,
      ({ id }) => id,
    );
    return listed.filter(({ id }) => heard(id)).map(wire);
  }

  async endpoints(): Promise<readonly WireObject[]> {
    const [listed, own] = await Promise.all([this.ari.endpoints.list(), this.#applications()]);
    const heard = this.#heard(own, ({ endpoint_ids }) => endpoint_ids);
    const subscribed = (id: string): boolean => this.#connection.settings.subscriptions.includes(`endpoint:${id}`);
    return listed
      .filter(({ technology, resource }) => {
        const id = `${technology}/${resource}`;
        return heard(id) || heard(technology) || subscribed(id) || subscribed(technology);
      })
      .map(wire);
  }

  /** Asks for each row by itself: there is no list of them. */
  async each<T extends LiveRow>(
    known: readonly T[],
    get: (row: T) => Promise<WireObject | undefined>,
  ): Promise<readonly WireObject[]> {
    const found: WireObject[] = [];
    const waiting = [...known];
    const work = async (): Promise<void> => {
      for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
        const one = await get(row);
        if (one !== undefined) found.push(one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  async #applications(): Promise<readonly Application[]> {
    const { apps } = this.#connection;
    return (await this.ari.applications.list()).filter(({ name }) => apps.includes(name));
  }

  /** Says which objects are heard of: all, or those that an application is subscribed to, or that are known. */
  #heard<T>(
    own: readonly Application[],
    subscribed: (application: Application) => readonly string[],
    known: readonly T[] = [],
    idOf: (row: T) => string = String,
  ): (id: string) => boolean {
    if (this.#connection.settings.subscribeAll) return () => true;
    const ids = new Set([...own.flatMap(subscribed), ...known.map(idOf)]);
    return (id) => ids.has(id);
  }
}

/** The fields of a domain object alone. */
export function wire(object: object): WireObject {
  return { ...object };
}

/** The fields of one object; undefined when Asterisk knows none. */
export async function wireIfThere(asked: Promise<object>): Promise<WireObject | undefined> {
  try {
    return wire(await asked);
  } catch (error) {
    if (error instanceof AriNotFoundException) return undefined;
    throw error;
  }
}

function applicationOf(
  { id, dialplan }: { readonly id: string; readonly dialplan: { readonly app_name: string } },
  own: readonly Application[],
): string | undefined {
  if (!INTO_STASIS.includes(dialplan.app_name)) return undefined;
  return own.find(({ channel_ids }) => channel_ids.includes(id))?.name;
}
