import type { Ari, AriResync, Channel, LiveRecording } from '../../client/index.js';
import type { Ledger, OpenLeg } from '../ledger/index.js';
import type { HistorySettings } from '../options/index.js';
import { ChannelNotes } from './channel-notes.js';
import { SecretSteps } from './secret-steps.js';
import { timestampOf } from './timestamp-of.js';

/** Hears the events of one connection, and notes them in the ledger. Nothing here waits for anything. */
export class EventNotes {
  readonly #ari: Ari;
  readonly #ledger: Ledger;
  readonly #settings: HistorySettings;
  readonly #channels: ChannelNotes;
  readonly #listening: { unsubscribe(): void }[] = [];
  readonly #onResync: () => void;
  /** Channels whose digits are left out now, and how often that was asked for. */
  readonly #private = new Map<string, number>();

  /** @param onResync - is called after each connect, when what the events tell of it has been noted. */
  constructor(ari: Ari, ledger: Ledger, settings: HistorySettings, onResync: () => void) {
    this.#onResync = onResync;
    this.#ari = ari;
    this.#ledger = ledger;
    this.#settings = settings;
    this.#channels = new ChannelNotes(ledger, settings);
  }

  begin(): void {
    this.#life();
    this.#togetherness();
    this.#details();
    this.#listening.push(this.#ari.resyncs.subscribe((resync) => this.#resynced(resync)));
  }

  /** Digits of a channel are left out until what is returned is called. */
  conceal(channel: string): () => void {
    this.#private.set(channel, (this.#private.get(channel) ?? 0) + 1);
    return () => {
      const left = (this.#private.get(channel) ?? 1) - 1;
      if (left === 0) this.#private.delete(channel);
      else this.#private.set(channel, left);
    };
  }

  end(): void {
    for (const listening of this.#listening.splice(0)) listening.unsubscribe();
  }

  /** Beginning, ringing, answer and end of a channel. */
  #life(): void {
    const on = this.#ari.on.bind(this.#ari);
    this.#listening.push(
      on('ChannelCreated', ({ channel, timestamp }) => void this.#seen(channel, timestamp)),
      on('ChannelStateChange', ({ channel, timestamp }) => void this.#seen(channel, timestamp)),
      on('ChannelCallerId', ({ channel, timestamp }) => void this.#seen(channel, timestamp)),
      on('ChannelConnectedLine', ({ channel, timestamp }) => void this.#seen(channel, timestamp)),
      on('StasisStart', ({ channel, timestamp, application, replace_channel: replaced }) => {
        const leg = this.#seen(channel, timestamp);
        leg.application = application.split(':', 1)[0];
        if (leg.state === 'left')
          [leg.state, leg.endedAt] = [leg.answeredAt === undefined ? 'ringing' : 'up', undefined];
        if (replaced !== undefined) this.#ledger.join(leg, this.#seen(replaced, timestamp));
        this.#ledger.changed(leg);
      }),
      on('StasisEnd', ({ channel, timestamp }) => {
        const leg = this.#ledger.leg(channel.id);
        if (leg?.isOpen === true) this.#ended(leg, leg.hangingUp ? 'ended' : 'left', timestamp);
      }),
      on('ChannelHangupRequest', ({ channel, cause, tech_cause: techCause, timestamp }) => {
        const leg = this.#seen(channel, timestamp);
        leg.hangingUp = true;
        leg.cause = cause ?? leg.cause;
        leg.techCause = techCause ?? leg.techCause;
      }),
      on('ChannelDestroyed', ({ channel, cause, cause_txt: text, tech_cause: techCause, timestamp }) => {
        const leg = this.#seen(channel, timestamp);
        leg.cause = cause;
        leg.causeText = text;
        leg.techCause = techCause ?? leg.techCause;
        this.#ended(leg, 'ended', timestamp);
      }),
    );
  }

  /** What makes one call of several channels. */
  #togetherness(): void {
    const on = this.#ari.on.bind(this.#ari);
    this.#listening.push(
      on('Dial', ({ caller, peer, dialstring, dialstatus, timestamp }) => {
        const leg = this.#seen(peer, timestamp);
        leg.direction = 'out';
        if (dialstring !== undefined && dialstring !== '') {
          leg.toNumber = dialstring;
          leg.dialled = this.#settings.number(dialstring, leg.tenant);
        }
        if (dialstatus === 'RINGING') leg.rangAt ??= timestampOf(timestamp);
        if (caller !== undefined) this.#ledger.join(this.#seen(caller, timestamp), leg);
        this.#ledger.changed(leg);
      }),
      on('ChannelEnteredBridge', ({ bridge, channel, timestamp }) => {
        if (channel === undefined) return;
        const leg = this.#seen(channel, timestamp);
        leg.enter(bridge.id, timestampOf(timestamp));
        for (const id of bridge.channels) {
          const other = this.#ledger.leg(id);
          if (other !== undefined) this.#ledger.join(other, leg);
        }
      }),
      on('ChannelLeftBridge', ({ bridge, channel, timestamp }) => {
        this.#seen(channel, timestamp).leave(bridge.id, timestampOf(timestamp));
      }),
      on('BridgeBlindTransfer', ({ channel, transferee, exten, result, timestamp }) => {
        const leg = this.#seen(channel, timestamp);
        const to = this.#settings.number(exten, leg.tenant);
        this.#ledger.callOf(leg).details.transfer(leg, { kind: 'blind', at: timestampOf(timestamp), to, result });
        if (transferee !== undefined) this.#ledger.join(leg, this.#seen(transferee, timestamp));
      }),
      on('ChannelTransfer', ({ refer_to: to, referred_by: by, state, timestamp }) => {
        // Each report of its progress has a state: only the request has none.
        if (state !== undefined) return;
        const leg = this.#seen(by.source_channel, timestamp);
        const wanted = to.requested_destination.destination;
        const where = wanted === undefined ? {} : { to: this.#settings.number(wanted, leg.tenant) };
        this.#ledger.callOf(leg).details.transfer(leg, { kind: 'requested', at: timestampOf(timestamp), ...where });
      }),
      on('BridgeAttendedTransfer', (event) => {
        const leg = this.#seen(event.transferer_first_leg, event.timestamp);
        const to = event.destination_application ?? event.destination_bridge;
        const { result } = event;
        this.#ledger
          .callOf(leg)
          .details.transfer(leg, { kind: 'attended', at: timestampOf(event.timestamp), ...(to && { to }), result });
        for (const other of [event.transferer_second_leg, event.transferee, event.transfer_target]) {
          if (other !== undefined) this.#ledger.join(leg, this.#seen(other, event.timestamp));
        }
      }),
    );
  }

  #details(): void {
    const { variables, digits } = this.#settings;
    const on = this.#ari.on.bind(this.#ari);
    this.#listening.push(
      on('RecordingStarted', ({ recording }) => this.#recorded(recording)),
      on('RecordingFinished', ({ recording }) => this.#recorded(recording)),
    );
    if (variables.length > 0) {
      this.#listening.push(
        on('ChannelVarset', ({ channel, variable, value, timestamp }) => {
          if (channel === undefined || !variables.includes(variable)) return;
          const leg = this.#seen(channel, timestamp);
          this.#ledger.callOf(leg).details.variable(leg, variable, value);
        }),
      );
    }
    if (!digits) return;
    const secret = new SecretSteps(this.#ari.ids.instance, (channel) => this.conceal(channel));
    secret.begin();
    this.#listening.push(
      { unsubscribe: () => secret.end() },
      on('ChannelDtmfReceived', ({ channel, digit, timestamp }) => {
        if (this.#private.has(channel.id)) return;
        const leg = this.#seen(channel, timestamp);
        leg.digits = `${leg.digits ?? ''}${digit}`.slice(0, 1_000);
      }),
    );
  }

  #recorded({ name, target_uri: target }: LiveRecording): void {
    const [kind, id = ''] = target.split(/:(.*)/s);
    const leg =
      kind === 'channel'
        ? this.#ledger.leg(id)
        : this.#ledger.openLegs.find(({ bridges }) => bridges.some((one) => one.id === id && one.to === undefined));
    if (leg === undefined) return;
    const call = this.#ledger.callOf(leg);
    call.details.recording(leg, name);
    this.#ledger.callChanged(call);
  }

  #resynced({ ended, appeared, changed, timestamp, restarted }: AriResync): void {
    for (const channel of [...appeared, ...changed]) this.#seen(channel, timestamp);
    for (const { id } of ended) this.#lost(this.#ledger.leg(id), timestamp);
    if (restarted) for (const leg of this.#ledger.openLegs) this.#lost(leg, timestamp);
    this.#onResync();
  }

  #lost(leg: OpenLeg | undefined, at: string): void {
    if (leg?.isOpen === true) this.#ended(leg, 'lost', at);
  }

  #seen(channel: Channel, at: string): OpenLeg {
    return this.#channels.seen(channel, at);
  }

  #ended(leg: OpenLeg, state: 'left' | 'ended' | 'lost', at: string): void {
    leg.end(state, timestampOf(at));
    this.#channels.ended(leg);
    this.#ledger.changed(leg);
  }
}
