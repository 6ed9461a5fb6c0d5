import type { SimulatedChannel } from '../channels/index.js';
import type { Exchange, Referral, SentTextMessage } from '../exchange/index.js';
import { RingingPhone } from './ringing-phone.js';

/** What Asterisk notes as SIP's answer when there was none. */
const requestTimedOut = 480;

type RingHandler = (ring: RingingPhone) => unknown;

/**
 * A telephone at an endpoint. It rings when an application calls it; what it does then is up to the test.
 * @publicApi
 */
export class VirtualPhone {
  /** Such as `PJSIP/1002`. */
  readonly endpoint: string;
  /** The text messages that it got, oldest first. */
  readonly messages: SentTextMessage[] = [];
  /** The requests to call somebody that it got, oldest first. It does not follow them by itself. */
  readonly referrals: Referral[] = [];
  readonly #exchange: () => Exchange;
  #onRing: RingHandler = (ring) => ring.ignore();
  #registered = true;
  #reachable = true;
  #configured = true;

  constructor(endpoint: string, exchange: () => Exchange) {
    this.endpoint = endpoint;
    this.#exchange = exchange;
  }

  /** What to do when it rings. Without this it rings until the caller gives up. A second handler replaces the first. */
  onRing(handler: RingHandler): this {
    this.#onRing = handler;
    return this;
  }

  /** The endpoint is registered but its device is gone: nothing rings, and a call ends at its time limit with cause 19. */
  unreachable(): this {
    this.#reachable = false;
    return this;
  }

  /**
   * Registers: the endpoint comes online, of which `EndpointStateChange`, `PeerStatusChange` and `ContactStatusChange` tell.
   * A phone is registered from the first time it is named, until {@link unregister}.
   */
  register(): this {
    this.#registered = true;
    this.#configured = true;
    this.plugIn();
    return this;
  }

  /** Undoes {@link unreachable} and {@link unregister}. */
  reachable(): this {
    this.#reachable = true;
    return this.register();
  }

  /** Takes the phone off the exchange: the endpoint goes offline, and calling it fails at once. */
  unregister(): this {
    this.#registered = false;
    this.plugIn();
    return this;
  }

  /**
   * Takes the endpoint out of Asterisk's configuration: the phone is plugged in, and nobody knows it. {@link register} puts it
   * back; with the simulator's `dynamicObjects` an application can add it.
   */
  unconfigured(): this {
    this.#configured = false;
    this.#exchange().endpoints.delete(this.endpoint);
    return this;
  }

  /** Sends a text message to the exchange; applications that watch the endpoint get `TextMessageReceived`. */
  text(body: string, options: { readonly to?: string } = {}): void {
    const exchange = this.#exchange();
    const slash = this.endpoint.indexOf('/');
    const [technology, resource] = [this.endpoint.slice(0, slash), this.endpoint.slice(slash + 1)];
    const from = `${technology.toLowerCase()}:${resource}`;
    const message = { from, to: options.to ?? `${technology.toLowerCase()}:s`, body, variables: {} };
    exchange.bus.publish([`endpoint:${this.endpoint}`], 'TextMessageReceived', () => ({
      endpoint: exchange.endpoints.find(technology, resource),
      message,
    }));
  }

  /** Tells the exchange that runs now that the phone is there. */
  plugIn(): void {
    const exchange = this.#exchange();
    const name = this.endpoint.slice(this.endpoint.indexOf('/') + 1);
    if (this.#configured) exchange.endpoints.register(this.endpoint, `sip:${name}@127.0.0.1:5060`, this.#registered);
    exchange.textReceivers.set(this.endpoint, (message) => this.messages.push(message));
    exchange.referralReceivers.set(this.endpoint, (referral) => this.referrals.push(referral));
  }

  /** A call has come to it. */
  ring(channel: SimulatedChannel): void {
    if (channel.hungUp) return;
    if (!this.#reachable) {
      // Nothing ever comes back: the call ends at the caller's time limit, with what SIP says about it then.
      channel.techCause = requestTimedOut;
      return;
    }
    channel.onSignal?.('ringing');
    this.#onRing(new RingingPhone(this.#exchange(), channel));
  }
}
