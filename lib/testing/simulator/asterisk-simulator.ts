import { type Clock, ManualClock, RealClock } from '../clock/index.js';
import type { Dialplan } from '../dialplan/index.js';
import { type FaultTargets, Faults, ResponseGate } from '../faults/index.js';
import { type CallRequest, type PhoneCall, type VirtualPhone, Phones } from '../phones/index.js';
import type { ServerIdentity } from '../resources/index.js';
import { Credentials } from '../rest/index.js';
import { AriServer } from './ari-server.js';
import { BootedAsterisk } from './booted-asterisk.js';
import { quiet } from './quiet.js';
import type { AdvanceOptions } from './advance-options.js';
import type { AsteriskSimulatorOptions } from './simulator-options.js';

const defaultUser = { username: 'ari', password: 'ari' };
/** A fixed beginning makes the timestamps of a manual clock the same in every run. */
const manualClockStart = Date.UTC(2026, 0, 1);

/**
 * An Asterisk in this process: it speaks ARI over HTTP and WebSocket on a port of 127.0.0.1, and has telephones that a test can
 * pick up, dial on and put down. What it answers and tells is held to a real Asterisk 22.10 by a suite that runs against both; an
 * operation that it cannot do is answered 501 and never pretended.
 *
 * ```ts
 * const asterisk = await AsteriskSimulator.start();
 * // point the application under test at asterisk.url, asterisk.username, asterisk.password
 * const caller = await asterisk.call({ from: '1001', app: 'hello' });
 * await caller.answered();
 * await caller.heard('sound:hello-world');
 * await caller.hangup();
 * await asterisk.stop();
 * ```
 * @publicApi
 */
export class AsteriskSimulator {
  /** What can go wrong on demand: lost sockets, late answers, restarts, refused connections. */
  readonly faults: Faults;
  readonly #options: AsteriskSimulatorOptions;
  readonly #clock: Clock;
  readonly #identity: ServerIdentity;
  readonly #credentials: Credentials;
  readonly #gate: ResponseGate;
  readonly #server: AriServer;
  readonly #phones: Phones;
  #booted: BootedAsterisk;
  #port = 0;
  #slowReaderLimit = 4 * 1024 * 1024;

  private constructor(options: AsteriskSimulatorOptions) {
    this.#options = options;
    this.#clock = options.clock === 'manual' ? new ManualClock(manualClockStart) : new RealClock();
    this.#identity = { version: options.version ?? '22.10.1', systemName: 'simulator', entityId: '02:00:00:00:00:01' };
    this.#credentials = new Credentials(options.users ?? [defaultUser]);
    const percent = options.races?.percent ?? (options.clock === 'manual' ? 0 : 2);
    this.#gate = new ResponseGate(this.#clock, { percent, seed: options.races?.seed ?? 1 });
    this.#booted = this.#boot();
    this.#phones = new Phones(() => this.#booted.exchange);
    this.#server = new AriServer({
      sessionLimit: options.sessionLimit ?? 100,
      version: this.#identity.version,
      allowedOrigins: options.allowedOrigins ?? [],
      gate: this.#gate,
      served: () => this.#booted,
    });
    this.faults = new Faults(this.#faultTargets());
  }

  /**
   * Starts a simulator; it is ready when the promise resolves. Stop it with {@link stop}.
   *
   * @throws TypeError for a dialplan that cannot be read or that uses an application which is not simulated.
   */
  static async start(options: AsteriskSimulatorOptions = {}): Promise<AsteriskSimulator> {
    const simulator = new AsteriskSimulator(options);
    await simulator.#listen();
    return simulator;
  }

  /** The server's address, such as `http://127.0.0.1:40321`; ARI is below it at `/ari`. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  get username(): string {
    return (this.#options.users?.[0] ?? defaultUser).username;
  }

  get password(): string {
    return this.#credentials.passwordOf(this.username) ?? '';
  }

  /** Replaces the dialplan. Channels that run the old one go on at their place in the new one. */
  loadDialplan(dialplan: Dialplan): void {
    this.#booted.exchange.loadDialplan(dialplan);
  }

  /**
   * Somebody calls: a channel of the caller's phone appears, in state Ring, and enters the application (or the extension) that is
   * called. Resolves as soon as the line is open; {@link PhoneCall.answered} waits for the answer.
   */
  call(request: CallRequest): Promise<PhoneCall> {
    return this.#phones.call(request);
  }

  /** The telephone at an endpoint such as `PJSIP/1002`; it is there and online from the first time it is named. */
  phone(endpoint: string): VirtualPhone {
    return this.#phones.phone(endpoint);
  }

  /**
   * Moves a manual clock on by `ms` milliseconds. What falls due happens in its order, and before each next thing the application
   * under test is given the time to react: the promise resolves when the time has passed and all is quiet.
   *
   * With `timers` the fake timers of a test runner keep step, so that time limits of the library and timers of the application run
   * out at their moment in the call.
   *
   * @throws Error on a simulator with a real clock.
   */
  async advance(ms: number, { timers, step = 10 }: AdvanceOptions = {}): Promise<void> {
    if (!(this.#clock instanceof ManualClock)) {
      throw new Error("advance() needs a simulator that was started with clock: 'manual'");
    }
    const others = timers && { step, advance: (by: number) => timers.advanceTimersByTimeAsync(by) };
    await this.#clock.advance(ms, () => this.settled(), others);
  }

  /** Resolves when nothing is on its way between the simulator and its clients: no request, no answer, no event. */
  settled(): Promise<void> {
    return quiet(() => this.#activity());
  }

  /** Ends every connection, call and timer. */
  async stop(): Promise<void> {
    await this.#stopListening();
    this.#clock.stop();
  }

  #faultTargets(): FaultTargets {
    return {
      gate: this.#gate,
      sockets: () => this.#booted.sockets.sockets,
      stopListening: () => this.#stopListening(),
      listen: () => this.#listen(),
      restart: (downMs) => this.#restart(downMs),
      setBooting: (isBooting) => {
        this.#booted.invoker.booting = isBooting;
      },
      changePassword: (password, username = this.username) => this.#credentials.changePassword(username, password),
      setSlowReaderLimit: (bytes) => {
        this.#slowReaderLimit = bytes;
      },
      setSessionLimit: (connections) => {
        this.#server.sessionLimit = connections;
      },
    };
  }

  #boot(): BootedAsterisk {
    return new BootedAsterisk({
      clock: this.#clock,
      identity: this.#identity,
      credentials: this.#credentials,
      gate: this.#gate,
      slowReaderLimit: () => this.#slowReaderLimit,
      simulator: this.#options,
    });
  }

  async #listen(): Promise<void> {
    this.#port = await this.#server.listen(this.#port === 0 ? (this.#options.port ?? 0) : this.#port);
  }

  async #stopListening(): Promise<void> {
    this.#booted.sockets.cutAll();
    this.#booted.exchange.cutConnections();
    await this.#server.close();
  }

  async #restart(downMs: number): Promise<void> {
    await this.#stopListening();
    this.#clock.stop();
    this.#booted = this.#boot();
    this.#phones.restore();
    if (downMs > 0) await new Promise<void>((resolve) => this.#clock.after(downMs, resolve));
    await this.#listen();
  }

  #activity(): { readonly seen: number; readonly inFlight: number } {
    const sockets = this.#booted.sockets.sockets;
    const messages = sockets.reduce((sum, socket) => sum + socket.messages, 0);
    const waiting = sockets.reduce((sum, socket) => sum + socket.requestsInFlight, 0);
    return { seen: this.#server.requestsSeen + messages, inFlight: this.#server.requestsInFlight + waiting };
  }
}
