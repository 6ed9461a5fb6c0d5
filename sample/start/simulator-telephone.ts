import type { ConsoleTelephone, ConsoleTelephoneState } from 'nestjs-ari/console';
import type { AsteriskSimulator, PhoneCall, RingingPhone } from 'nestjs-ari/testing';

/** Whose telephone it is, and which application it calls. */
interface Subscriber {
  readonly number: string;
  readonly name: string;
  readonly app: string;
}

/** Nobody speaks longer, in milliseconds. */
const LONGEST_CALL = 86_400_000;
/** Lines of what was heard that are kept. */
const MOST_LINES = 50;

/** A telephone of a simulated Asterisk whose keys are on the page of the console. */
export class SimulatorTelephone implements ConsoleTelephone {
  state: ConsoleTelephoneState;
  readonly #watchers = new Set<() => void>();
  #call: PhoneCall | undefined;
  #ring: RingingPhone | undefined;

  constructor(
    private readonly asterisk: AsteriskSimulator,
    private readonly owner: Subscriber,
  ) {
    const name = `PJSIP/${owner.number}`;
    this.state = { name, status: 'idle', heard: [] };
    asterisk.phone(name).onRing((ring) => void this.#rings(ring));
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  async call(number = '100'): Promise<void> {
    if (this.state.status !== 'idle') return;
    this.#now({ status: 'calling', other: number, since: Date.now(), heard: [] });
    const { number: from, name, app } = this.owner;
    this.#follow(await this.asterisk.call({ from, name, app, exten: number }));
  }

  answer(): Promise<void> {
    const ring = this.#ring;
    this.#ring = undefined;
    if (ring !== undefined) this.#follow(ring.answer());
    return Promise.resolve();
  }

  async press(keys: string): Promise<void> {
    if (this.#call?.over === false) await this.#call.press(keys);
  }

  async hangUp(): Promise<void> {
    this.#ring?.decline();
    await this.#call?.hangup();
  }

  /** Of recordings the simulator has a file; sounds it knows by name and length alone. */
  async sound(media: string): Promise<Uint8Array | undefined> {
    const name = /^recording:(.+)$/.exec(media)?.[1];
    if (name === undefined) return undefined;
    const { url, username, password } = this.asterisk;
    const file = await fetch(`${url}/ari/recordings/stored/${encodeURIComponent(name)}/file`, {
      headers: { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
    });
    return file.ok ? new Uint8Array(await file.arrayBuffer()) : undefined;
  }

  async #rings(ring: RingingPhone): Promise<void> {
    if (this.state.status !== 'idle') return ring.busy();
    this.#ring = ring;
    this.#now({ status: 'ringing', other: ring.callerNumber || 'unknown', since: Date.now(), heard: [] });
    await ring.stopped;
    if (this.#call === undefined) this.#over();
  }

  /** Shows a call to its end. */
  #follow(call: PhoneCall): void {
    this.#call = call;
    const see = (): void => this.#see(call);
    const ended = (): boolean => {
      see();
      return call.over;
    };
    const over = (): void => {
      see();
      this.#over();
      const [, instead] = /^\w+\/(.+)$/.exec(call.redirects.at(-1) ?? '') ?? [];
      if (instead !== undefined) void this.call(instead);
    };
    call.until('to end', ended, { timeout: LONGEST_CALL }).then(over, over);
  }

  #see(call: PhoneCall): void {
    const lines = call.story.slice(-MOST_LINES).map((line) => line.replace(/^\d+ ms: /, ''));
    const heard = lines.map((text) => {
      const media = /^heard (\w+:.+)$/.exec(text)?.[1];
      return media === undefined ? { text } : { text, media };
    });
    const answered = lines.some((line) => line === 'was answered' || line.endsWith('and answered'));
    this.#now({ ...this.state, ...(answered && { status: 'talking' }), heard });
    // As a telephone does that was asked to call somebody else: it lets this call go, and dials.
    if (call.redirects.length > 0) void call.hangup();
  }

  #over(): void {
    this.#call = undefined;
    this.#ring = undefined;
    const { heard } = this.state;
    this.#now({ status: 'idle', heard });
  }

  #now(state: Omit<ConsoleTelephoneState, 'name'>): void {
    this.state = { ...state, name: `PJSIP/${this.owner.number}` };
    for (const changed of this.#watchers) changed();
  }
}
