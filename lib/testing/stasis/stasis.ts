import type { SimulatedChannel } from '../channels/index.js';
import type { ApplicationResult } from '../dialplan/index.js';
import type { Exchange } from '../exchange/index.js';
import { Broadcasts } from './broadcasts.js';
import { OutgoingCalls } from './outgoing-calls.js';
import type { StasisApplication } from './stasis-application.js';
import type { StasisApplications } from './stasis-applications.js';
import { StasisControl } from './stasis-control.js';
import { Transfers } from './transfers.js';

/** The bridge between the dialplan and the applications: channels come into Stasis here and leave it here. */
export class Stasis {
  readonly applications: StasisApplications;
  readonly broadcasts: Broadcasts;
  readonly outgoing: OutgoingCalls;
  readonly transfers: Transfers;
  readonly #exchange: Exchange;
  readonly #controls = new Map<string, StasisControl>();

  constructor(exchange: Exchange, applications: StasisApplications) {
    this.#exchange = exchange;
    this.applications = applications;
    this.outgoing = new OutgoingCalls(exchange);
    this.broadcasts = new Broadcasts(exchange.clock, applications);
    this.transfers = new Transfers(exchange, this);
    exchange.applications.set('stasis', (channel, data) => this.#stasis(channel, data));
    exchange.applications.set('stasisbroadcast', (channel, data) => this.#broadcast(channel, data));
    exchange.bus.listenForEnds((topic) => this.#emptyBridge(topic));
  }

  /** The control of a channel, while it is in Stasis. */
  control(channelId: string): StasisControl | undefined {
    return this.#controls.get(channelId);
  }

  /** Hands a channel over to another application, or tells the present one that this cannot be done. */
  move(control: StasisControl, name: string, args: readonly string[]): void {
    control.commands.add(() => {
      const next = this.applications.find(name);
      if (!next?.active) {
        control.application.deliver(
          this.applications.event('ApplicationMoveFailed', {
            channel: control.channel.snapshot(),
            destination: name,
            args,
          }),
        );
        return;
      }
      this.#end(control);
      control.application = next;
      this.#start(control, args);
    });
  }

  /**
   * Brings in a channel that takes the place of another one; its stay and its end follow by themselves. Of the other one the
   * application hears nothing more but the end of its stay.
   */
  takePlace(channel: SimulatedChannel, replaced: StasisControl): StasisControl {
    const { application } = replaced;
    const control = new StasisControl(channel, application);
    application.unsubscribe(`channel:${replaced.channel.id}`);
    channel.execute('Stasis', application.name, channel);
    const replace_channel = replaced.channel.snapshot();
    void this.#live(control, [], { replace_channel }).then(() => this.#exchange.channels.destroy(channel));
    return control;
  }

  async #stasis(channel: SimulatedChannel, data: string): Promise<ApplicationResult> {
    const [name = '', ...args] = data.split(',');
    channel.setVariable('STASISSTATUS', '');
    const stayed = await this.#stay(channel, this.applications.find(name), args);
    return this.#left(channel, stayed ? 'SUCCESS' : 'FAILED');
  }

  async #broadcast(channel: SimulatedChannel, data: string): Promise<ApplicationResult> {
    channel.setVariable('STASISSTATUS', '');
    const claim = await this.broadcasts.offer(channel, data);
    if (!claim) return this.#left(channel, 'TIMEOUT');
    const stayed = await this.#stay(channel, this.applications.find(claim.winner), claim.args);
    return this.#left(channel, stayed ? 'SUCCESS' : 'FAILED');
  }

  #left(channel: SimulatedChannel, status: string): ApplicationResult {
    channel.setVariable('STASISSTATUS', status);
    return 'next';
  }

  /** False when the application is not there to take the channel. */
  async #stay(
    channel: SimulatedChannel,
    application: StasisApplication | undefined,
    args: readonly string[],
  ): Promise<boolean> {
    if (!application?.active) return false;
    const control = new StasisControl(channel, application);
    await this.#live(control, args);
    if (control.destination && !channel.hungUp) await this.#goOn(channel, control.destination);
    return true;
  }

  /** A channel's stay, from its start to its end. */
  async #live(control: StasisControl, args: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
    const { id } = control.channel;
    this.#controls.set(id, control);
    this.#start(control, args, more);
    await control.stayed();
    control.leaveBridge();
    this.#end(control);
    this.#controls.delete(id);
    this.applications.sweep();
  }

  /** A channel with no dialplan under it runs one from here; another one is sent to its place in its own. */
  async #goOn(channel: SimulatedChannel, place: { context: string; exten: string; priority: number }): Promise<void> {
    if (channel.inDialplan) {
      this.#exchange.dialplan.redirect(channel, place);
      return;
    }
    await this.#exchange.dialplan.run(channel, place);
  }

  #start(control: StasisControl, args: readonly string[], more: Readonly<Record<string, unknown>> = {}): void {
    const { application, channel } = control;
    application.subscribe(`channel:${channel.id}`);
    application.deliver(this.applications.event('StasisStart', { args, channel: channel.snapshot(), ...more }));
  }

  #end(control: StasisControl): void {
    const { application, channel } = control;
    application.deliver(this.applications.event('StasisEnd', { channel: channel.snapshot() }));
    application.unsubscribe(`channel:${channel.id}`);
  }

  /** A bridge was destroyed: the channels that were in it are in none now. */
  #emptyBridge(topic: string): void {
    if (!topic.startsWith('bridge:')) return;
    for (const control of this.#controls.values()) {
      if (control.bridge && topic === `bridge:${control.bridge.id}`) control.bridge = undefined;
    }
  }
}
