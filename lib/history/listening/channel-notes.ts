import type { CallerID, Channel } from '../../client/index.js';
import type { Ledger, OpenLeg } from '../ledger/index.js';
import type { HistorySettings } from '../options/index.js';
import { timestampOf } from './timestamp-of.js';

/** Notes what an event says of a channel in the ledger. Costs no more than a look into a table. */
export class ChannelNotes {
  readonly #ledger: Ledger;
  readonly #settings: HistorySettings;
  /** The half of a `Local` channel that came first, by the name of both. */
  readonly #halves = new Map<string, OpenLeg>();
  /** Counts the parties that were new. */
  #news = 0;

  constructor(ledger: Ledger, settings: HistorySettings) {
    this.#ledger = ledger;
    this.#settings = settings;
  }

  /**
   * The leg of a channel, with what the event says of it.
   *
   * @param at - the time as the event writes it; most events make no use of it.
   */
  seen(channel: Channel, at: string): OpenLeg {
    const known = this.#ledger.leg(channel.id);
    const leg = known ?? this.#opened(channel, at);
    if (known !== undefined) this.#tenant(leg, channel);
    this.#parties(leg, channel);
    if (channel.state === 'Up') this.#up(leg, at);
    // `Ring` is a telephone that calls, `Ringing` one that is called.
    else if (channel.state === 'Ringing') leg.rangAt ??= timestampOf(at);
    this.#ledger.changed(leg);
    return leg;
  }

  /**
   * A channel belongs to the tenant that its last event names; an event that names none changes nothing. Numbers are kept
   * as the new tenant wants them, and digits that were pressed for another tenant are dropped.
   */
  #tenant(leg: OpenLeg, channel: Channel): void {
    const tenant = this.#settings.tenant(channel);
    if (tenant === undefined || tenant === '' || tenant === leg.tenant) return;
    if (leg.tenant !== undefined) leg.digits = undefined;
    leg.tenant = tenant;
    const { caller, connected } = channel;
    if (caller.number !== '') leg.caller = this.#settings.number(caller.number, tenant);
    if (connected.number !== '') leg.connected = this.#settings.number(connected.number, tenant);
    if (leg.toNumber !== undefined) leg.dialled = this.#settings.number(leg.toNumber, tenant);
    this.#ledger.tenantChanged(leg);
  }

  /** Most events say the same as the one before. */
  #parties(leg: OpenLeg, { caller, connected }: Channel): void {
    const own = keyOf(caller);
    const other = keyOf(connected);
    if (caller.name !== '') leg.callerName = caller.name;
    if (own !== '' && own !== leg.own?.key) {
      leg.own = { key: own, since: (this.#news += 1) };
      if (caller.number !== '') leg.caller = this.#settings.number(caller.number, leg.tenant);
    }
    if (other !== '' && other !== leg.other?.key) {
      leg.other = { key: other, since: (this.#news += 1) };
      leg.connected = connected.number === '' ? undefined : this.#settings.number(connected.number, leg.tenant);
      leg.connectedOf = undefined;
    }
  }

  ended(leg: OpenLeg): void {
    const { pair } = leg;
    if (pair !== undefined && this.#halves.get(pair) === leg) this.#halves.delete(pair);
  }

  #opened(channel: Channel, at: string): OpenLeg {
    const leg = this.#ledger.open(channel.id, timestampOf(channel.creationtime, timestampOf(at)));
    leg.name = channel.name;
    const tenant = this.#settings.tenant(channel);
    leg.tenant = tenant === '' ? undefined : tenant;
    leg.direction = channel.state === 'Down' ? 'out' : 'in';
    if (leg.direction === 'in' && channel.dialplan.exten !== '') {
      leg.toNumber = channel.dialplan.exten;
      leg.dialled = this.#settings.number(channel.dialplan.exten, leg.tenant);
    }
    const { pair } = leg;
    const half = pair === undefined ? undefined : this.#halves.get(pair);
    if (half !== undefined) this.#ledger.join(half, leg);
    else if (pair !== undefined) this.#halves.set(pair, leg);
    return leg;
  }

  #up(leg: OpenLeg, at: string): void {
    leg.answeredAt ??= timestampOf(at);
    if (leg.state === 'ringing' || leg.state === 'left') {
      leg.state = 'up';
      leg.endedAt = undefined;
    }
  }
}

function keyOf({ number, name }: CallerID): string {
  return number === '' ? name : number;
}
