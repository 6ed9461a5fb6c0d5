import { AsyncLocalStorage } from 'node:async_hooks';
import type { WebSocket } from 'ws';
import type { ClientContext } from '../context/index.js';
import type { EventLoopLag } from '../connection/index.js';
import { AcceptedSocket } from './accepted-socket.js';
import { CallingAsterisk, type CallingAsteriskOwner } from './calling-asterisk.js';
import { frameOrigin } from './frame-origin.js';
import type { Registration } from './registration.js';
import { noWay } from './registrations-transport.js';
import type { ServerSettings } from './server-settings.js';

/** The Asterisk and the socket that the event of a listener came from. */
interface Origin {
  readonly asterisk: CallingAsterisk;
  readonly registration: Registration;
}

/** Keeps every Asterisk that has opened a socket, and chooses the one that a command is for. */
export class Asterisks {
  readonly #settings: ServerSettings;
  readonly #owner: CallingAsteriskOwner;
  readonly #lag: EventLoopLag;
  readonly #came: (asterisk: CallingAsterisk) => void;
  readonly #known = new Map<string, CallingAsterisk>();
  readonly #unnamed = new Set<AcceptedSocket>();
  readonly #origin = new AsyncLocalStorage<Origin>();
  #closed = false;

  /**
   * @param came - called when an Asterisk opens its first socket, before its first event is delivered.
   * @param lag - the lag of the event loop, which may be the cause of a cut.
   */
  constructor(
    settings: ServerSettings,
    owner: CallingAsteriskOwner,
    came: (asterisk: CallingAsterisk) => void,
    lag: EventLoopLag,
  ) {
    this.#settings = settings;
    this.#owner = { ...owner, gone: (asterisk) => this.#forget(asterisk, owner) };
    this.#came = came;
    this.#lag = lag;
  }

  list(): CallingAsterisk[] {
    return [...this.#known.values()];
  }

  /** Number of commands of all of them that are not answered yet, and when the last event came. */
  get present(): { readonly inFlight: number; readonly lastEventAt?: Date } {
    const contexts = this.list().map(({ context }) => context);
    const inFlight = contexts.reduce((sum, { inFlight: { count } }) => sum + count, 0);
    const [lastEventAt] = contexts.flatMap(({ dispatcher }) => dispatcher.lastFrameAt ?? []).sort((a, b) => +b - +a);
    return { inFlight, lastEventAt };
  }

  /** Chooses the context of a command that is given now. */
  current(operation: string): ClientContext {
    const origin = this.#origin.getStore();
    if (origin?.registration.ended === false) return origin.registration.context;
    const known = origin !== undefined && this.list().includes(origin.asterisk) ? [origin.asterisk] : this.list();
    const [only, another] = known;
    const { name } = this.#settings;
    if (this.#closed)
      throw noWay(operation, name, 'the server was closed before. Give commands before close() is called.');
    if (only === undefined) throw noWay(operation, name, 'no Asterisk has called yet, or all have gone.');
    if (another === undefined) return only.context;
    const ids = known.map(({ id, address }) => `${id} at ${address}`).join(', ');
    const problem = `it names none of the ${known.length} that are connected (${ids}). Give it to one of "asterisks".`;
    throw noWay(operation, name, problem);
  }

  /** Takes an accepted socket. Its first event says which Asterisk it belongs to. */
  take(socket: WebSocket, address: string): void {
    let origin: Origin | undefined;
    const busy = (): boolean => origin?.registration.transport.busy === true;
    const accepted = new AcceptedSocket(
      socket,
      { ping: this.#settings.ping, busy, lag: this.#lag },
      {
        frame: (frame) => {
          origin ??= this.#attach(accepted, frame, address);
          if (origin === undefined) return;
          const { registration } = origin;
          this.#origin.run(origin, () => registration.frame(frame));
        },
        closed: (end) => {
          this.#unnamed.delete(accepted);
          origin?.registration.detach(accepted, end);
        },
      },
    );
    this.#unnamed.add(accepted);
  }

  /** Closes every socket and ends every wait. */
  async close(): Promise<void> {
    this.#closed = true;
    const closing = this.list().map((asterisk) => asterisk.close());
    await Promise.all([...closing, ...[...this.#unnamed].map((socket) => socket.close())]);
    this.#known.clear();
  }

  #attach(socket: AcceptedSocket, frame: Buffer, address: string): Origin | undefined {
    const named = frameOrigin(frame);
    if (named === undefined) {
      const error = new Error(`the first frame of a socket from ${address} tells no application`);
      this.#owner.report({ kind: 'malformed', connection: this.#settings.name, error });
      return undefined;
    }
    this.#unnamed.delete(socket);
    const asterisk = this.#asterisk(named.asterisk, address);
    const registration = asterisk.registrationOf(named.application);
    const origin = { asterisk, registration };
    // Its events may be delivered later: their listeners run in the context of this socket all the same.
    this.#origin.run(origin, () => registration.attach(socket));
    return origin;
  }

  /**
   * Finds an Asterisk by id and address: copied machines have the same entity id, and several may share one address.
   */
  #asterisk(id: string, address: string): CallingAsterisk {
    const key = `${address}/${id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const asterisk = new CallingAsterisk({ id, address }, this.#settings, this.#owner);
    this.#known.set(key, asterisk);
    this.#came(asterisk);
    return asterisk;
  }

  #forget(asterisk: CallingAsterisk, owner: CallingAsteriskOwner): void {
    this.#known.delete(`${asterisk.address}/${asterisk.id}`);
    owner.gone(asterisk);
  }
}
