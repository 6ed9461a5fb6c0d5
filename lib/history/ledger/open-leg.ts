import { defined } from './defined.js';
import type { CallLegBridge, CallLegRecord } from '../records/index.js';

/** A party that a channel names, by number, or by name where there is no number; and when it began to. */
interface Party {
  readonly key: string;
  readonly since: number;
}

/** A channel as far as it is known; its fields are set as events come. */
export class OpenLeg {
  readonly id: string;
  #name = '';
  #pair: string | undefined;
  application: string | undefined;
  tenant: string | undefined;
  direction: 'in' | 'out' = 'in';
  /** Numbers as they are kept: hidden, where the options say so. */
  caller: string | undefined;
  callerName: string | undefined;
  connected: string | undefined;
  /** The caller and the other party as Asterisk names them; undefined after a restart, until an event does so again. */
  own: Party | undefined;
  other: Party | undefined;
  /** Whose number `connected` is, once it has been found out. */
  connectedOf: CallLegRecord['connectedOf'];
  dialled: string | undefined;
  /** The same as Asterisk says it; undefined after a restart. */
  toNumber: string | undefined;
  state: CallLegRecord['state'] = 'ringing';
  startedAt: string;
  rangAt: string | undefined;
  answeredAt: string | undefined;
  endedAt: string | undefined;
  cause: number | undefined;
  causeText: string | undefined;
  techCause: number | undefined;
  bridges: CallLegBridge[] = [];
  digits: string | undefined;
  /** It has been asked to hang up: when it leaves the application, it has ended. */
  hangingUp = false;
  /** The row as it was written last. */
  written: CallLegRecord | undefined;
  /** Its row is to be written. */
  waits = false;
  /** Its state when the ledger last looked whether its call is over. */
  notedState: CallLegRecord['state'] | undefined;
  /** The call that it belongs to; the ledger puts it there. */
  home: object | undefined;

  constructor(id: string, startedAt: string) {
    this.id = id;
    this.startedAt = startedAt;
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
    this.#pair = name.startsWith('Local/') && /;[12]$/.test(name) ? name.slice(0, -2) : undefined;
  }

  /** Both halves of a `Local` channel have one name, but for `;1` and `;2`. */
  get pair(): string | undefined {
    return this.#pair;
  }

  get isOpen(): boolean {
    return this.state !== 'ended' && this.state !== 'lost';
  }

  enter(bridge: string, at: string): void {
    this.bridges = [...this.bridges, { id: bridge, from: at }];
  }

  /** @param bridge - undefined: every one that it is in. */
  leave(bridge: string | undefined, at: string): void {
    this.bridges = this.bridges.map((one) =>
      one.to === undefined && (bridge === undefined || one.id === bridge) ? { ...one, to: at } : one,
    );
  }

  end(state: 'left' | 'ended' | 'lost', at: string): void {
    this.state = state;
    this.endedAt = at;
    this.leave(undefined, at);
  }

  /** @param call - the call that it belongs to. @param named - as its tenant names it. */
  record(recorder: string, call: string, named: string): CallLegRecord {
    // Field by field: a copy of the whole would be made for each row.
    return defined({
      id: this.id,
      callId: named,
      partOf: named === call ? undefined : call,
      name: this.name,
      application: this.application,
      tenant: this.tenant,
      direction: this.direction,
      caller: this.caller,
      callerName: this.callerName,
      connected: this.connected,
      connectedOf: this.connectedOf,
      dialled: this.dialled,
      state: this.state,
      startedAt: this.startedAt,
      rangAt: this.rangAt,
      answeredAt: this.answeredAt,
      endedAt: this.endedAt,
      cause: this.cause,
      causeText: this.causeText,
      techCause: this.techCause,
      bridges: this.bridges,
      digits: this.digits,
      recorder,
    });
  }
}
