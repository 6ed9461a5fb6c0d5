import type { SimulatedChannel } from '../channels/index.js';
import { type Clock, asteriskTimestamp } from '../clock/index.js';
import type { EventBus, BridgeSnapshot } from '../events/index.js';
import { MediaFlow, type SoundFrame } from '../media/index.js';

/** The kinds of bridge, as `type` of `POST /bridges` names them. */
export type BridgeType = 'mixing' | 'holding';

export interface BridgeBirth {
  readonly id: string;
  readonly name: string;
  readonly type: BridgeType;
  readonly videoMode: string;
}

/** A hidden participant through which the exchange plays, records or makes music in a bridge. */
export interface BridgeAgent {
  readonly name: string;
}

const nobody = { name: '', number: '' };

/** A bridge: the channels in it hear each other. */
export class SimulatedBridge {
  readonly id: string;
  readonly name: string;
  readonly type: BridgeType;
  readonly createdAt: number;
  readonly members: SimulatedChannel[] = [];
  readonly variables = new Map<string, string>();
  readonly reported = new Set<string>();
  /** What a recording of the bridge hears. */
  readonly mix: MediaFlow;
  destroyed = false;
  videoMode: string;
  videoSourceId: string | undefined;
  readonly #bus: EventBus;
  /** Everybody in it, in the order in which Asterisk lists them. */
  readonly #participants: (SimulatedChannel | BridgeAgent)[] = [];
  /** What mixes the sound; it changes only after the events of those who come and go. */
  #technology: string;
  readonly #unwatch = new Map<SimulatedChannel, () => void>();
  readonly #keys = new WeakMap<SimulatedChannel, (digit: string) => void>();

  constructor(bus: EventBus, clock: Clock, birth: BridgeBirth) {
    this.#bus = bus;
    this.id = birth.id;
    this.name = birth.name;
    this.type = birth.type;
    this.videoMode = birth.videoMode;
    this.createdAt = clock.now();
    this.mix = new MediaFlow(clock);
    this.#technology = this.#fittingTechnology();
  }

  snapshot(): BridgeSnapshot {
    const reported = [...this.reported].map((name) => [name, this.variables.get(name) ?? '']);
    return {
      id: this.id,
      technology: this.#technology,
      bridge_type: this.type,
      bridge_class: 'stasis',
      creator: 'Stasis',
      name: this.name,
      channels: this.members.map((channel) => channel.id).toSorted(),
      creationtime: asteriskTimestamp(this.createdAt),
      video_mode: this.videoMode,
      ...(this.videoSourceId === undefined ? {} : { video_source_id: this.videoSourceId }),
      ...(reported.length > 0 ? { bridgevars: Object.fromEntries(reported) as Record<string, string> } : {}),
    };
  }

  publish(type: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#bus.publish([`bridge:${this.id}`], type, () => ({ bridge: this.snapshot(), ...fields }));
  }

  enter(channel: SimulatedChannel): void {
    this.members.push(channel);
    channel.bridgeId = this.id;
    channel.soundTo = (frame) => this.#pass(channel, frame);
    channel.signalTo = (signal) => this.#toOthers(channel, ({ device }) => device.signal(signal));
    const key = (digit: string): void => this.#toOthers(channel, ({ device }) => device.keyOfOther?.(digit));
    channel.digitListeners.add(key);
    this.#keys.set(channel, key);
    this.publish('ChannelEnteredBridge', { channel: channel.snapshot() });
    this.#hearMember(channel);
    this.#join(channel);
  }

  leave(channel: SimulatedChannel): void {
    const index = this.members.indexOf(channel);
    if (index < 0) return;
    this.members.splice(index, 1);
    channel.bridgeId = undefined;
    channel.soundTo = undefined;
    channel.signalTo = undefined;
    channel.digitListeners.delete(this.#keys.get(channel) ?? (() => {}));
    this.#unwatch.get(channel)?.();
    this.#unwatch.delete(channel);
    if (channel.variables.get('BRIDGEPEER')) channel.setVariable('BRIDGEPEER', '');
    this.publish('ChannelLeftBridge', { channel: channel.snapshot() });
    if (this.videoSourceId === channel.id) this.videoSourceId = undefined;
    this.#part(channel);
  }

  addAgent(agent: BridgeAgent): void {
    this.#join(agent);
  }

  removeAgent(agent: BridgeAgent): void {
    if (this.#participants.includes(agent)) this.#part(agent);
  }

  setVideoSource(channelId: string | undefined): void {
    const old = this.videoSourceId;
    this.videoMode = channelId === undefined ? 'talker' : 'single';
    this.videoSourceId = channelId;
    if (old !== channelId)
      this.publish('BridgeVideoSourceChanged', old === undefined ? {} : { old_video_source_id: old });
  }

  destroy(): void {
    for (const channel of [...this.members]) this.leave(channel);
    this.destroyed = true;
    this.publish('BridgeDestroyed');
  }

  /** Frames of several who speak at once are not mixed: each is passed on. */
  #pass(from: SimulatedChannel, frame: SoundFrame): void {
    if (from.muted.has('in')) return;
    this.#toOthers(from, ({ device, muted }) => muted.has('out') || device.frame?.(frame));
  }

  #toOthers(from: SimulatedChannel, pass: (member: SimulatedChannel) => void): void {
    if (this.type === 'holding') return;
    for (const member of this.members) if (member !== from) pass(member);
  }

  #fittingTechnology(): string {
    if (this.type === 'holding') return 'holding_bridge';
    return this.#participants.length > 2 ? 'softmix' : 'simple_bridge';
  }

  #join(participant: SimulatedChannel | BridgeAgent): void {
    if (this.#participants.length === 1) this.#participants.push(participant);
    else this.#participants.unshift(participant);
    this.#rearrange();
  }

  #part(participant: SimulatedChannel | BridgeAgent): void {
    this.#participants.splice(this.#participants.indexOf(participant), 1);
    this.#rearrange();
  }

  /** What follows when somebody came or went: everybody's peers, and in a bridge of two the party that they talk to. */
  #rearrange(): void {
    this.#technology = this.#fittingTechnology();
    if (this.type === 'holding' || this.#participants.length < 2) return;
    for (const member of this.#membersInOrder()) {
      const peers = this.#participants.filter((other) => other !== member).map((other) => other.name);
      member.setVariable('BRIDGEPEER', peers.join(','));
    }
    if (this.#participants.length === 2) this.#exchangeParties();
  }

  /** Two parties learn each other's caller id, the one who came last first. */
  #exchangeParties(): void {
    for (const member of this.#membersInOrder().toReversed()) {
      const other = this.#participants.find((participant) => participant !== member);
      member.setConnected(other && 'caller' in other ? other.caller : nobody);
    }
  }

  #membersInOrder(): SimulatedChannel[] {
    return this.#participants.filter((participant): participant is SimulatedChannel => 'caller' in participant);
  }

  #hearMember(channel: SimulatedChannel): void {
    // What flows of it into the mix: nothing, silence or sound.
    let flowing: 'silence' | 'sound' | undefined;
    const turn = (now: typeof flowing): void => {
      if (now === flowing) return;
      if (now !== undefined) this.mix.start(now);
      if (flowing !== undefined) this.mix.stop(flowing);
      flowing = now;
    };
    const { incoming } = channel;
    const follow = (): void => turn(incoming.loud ? 'sound' : incoming.flowing ? 'silence' : undefined);
    const unwatch = incoming.watch(follow);
    this.#unwatch.set(channel, () => {
      unwatch();
      turn(undefined);
    });
    follow();
  }
}
