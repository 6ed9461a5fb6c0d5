import type { CallRecord } from '../records/index.js';
import { CallDetails } from './call-details.js';
import { defined } from './defined.js';
import type { OpenLeg } from './open-leg.js';

/** What a cause of Q.850 makes of a call that nobody answered. */
const RESULTS: Readonly<Record<number, CallRecord['result']>> = {
  16: 'cancelled',
  17: 'busy',
  18: 'noAnswer',
  19: 'noAnswer',
  21: 'rejected',
  26: 'cancelled',
};

/** A call as far as it is known: the channels that belong together. */
export class OpenCall {
  readonly id: string;
  readonly legs = new Set<OpenLeg>();
  called: string | undefined;
  readonly details = new CallDetails();
  /** The row as it was written last. */
  written: CallRecord | undefined;
  /** Its row is to be written. */
  waits = false;
  /** It has been given to be written: its row may be there before that is known. */
  mayHaveRow = false;

  constructor(id: string) {
    this.id = id;
  }

  get isOpen(): boolean {
    for (const leg of this.legs) if (leg.isOpen) return true;
    return false;
  }

  /** The channel that it began with. */
  get first(): OpenLeg | undefined {
    let first: OpenLeg | undefined;
    for (const leg of this.legs) {
      if (leg.id === this.id) return leg;
      if (first === undefined || leg.startedAt < first.startedAt) first = leg;
    }
    return first;
  }

  /** Takes over what another call had: they have turned out to be one. */
  absorb(other: OpenCall): void {
    const { first } = other;
    this.details.absorb(other.details, first);
    if (isSeenIn(this.first?.tenant, first?.tenant)) this.called ??= other.called;
    for (const leg of other.legs) this.legs.add(leg);
    other.legs.clear();
  }

  /**
   * How a channel names its call: by the call's id, or, where the call is another tenant's, by its tenant's first channel in
   * it.
   */
  namedBy({ tenant }: OpenLeg): string {
    if (this.legs.size < 2 || isSeenIn(this.first?.tenant, tenant)) return this.id;
    const own = [...this.legs].filter((leg) => leg.tenant === tenant);
    return own.reduce((one, other) => (isEarlier(other, one) ? other : one)).id;
  }

  record(recorder: string): CallRecord {
    const legs = [...this.legs];
    const { first } = this;
    const seen = legs.filter(({ tenant }) => isSeenIn(first?.tenant, tenant));
    const answeredAt = earliest(legs, ({ answeredAt: moment }) => moment);
    const state = this.#state(legs);
    const isOver = state === 'ended' || state === 'lost';
    const endedAt = isOver ? latest(legs.map((leg) => leg.endedAt ?? leg.startedAt)) : undefined;
    return defined({
      id: this.id,
      application: seen.find((leg) => leg.application !== undefined)?.application,
      tenant: first?.tenant,
      caller: first?.caller,
      callerName: first?.callerName,
      called: this.called ?? first?.dialled ?? seen.find((leg) => leg.dialled !== undefined)?.dialled,
      state,
      result: isOver ? this.#result(legs, state, answeredAt) : undefined,
      startedAt: earliest(legs, ({ startedAt }) => startedAt) ?? '',
      rangAt: earliest(legs, ({ rangAt }) => rangAt),
      answeredAt,
      endedAt,
      talkSeconds: answeredAt === undefined || endedAt === undefined ? undefined : secondsBetween(answeredAt, endedAt),
      cause: isOver ? first?.cause : undefined,
      causeText: isOver ? first?.causeText : undefined,
      techCause: isOver ? first?.techCause : undefined,
      legs: legs.length,
      ...this.details.shownTo(first?.tenant),
      recorder,
    });
  }

  #state(legs: readonly OpenLeg[]): CallRecord['state'] {
    const open = legs.filter((leg) => leg.isOpen && leg.state !== 'left');
    if (open.length > 0) return open.some(({ state }) => state === 'up') ? 'up' : 'ringing';
    return legs.some(({ state }) => state === 'lost') ? 'lost' : 'ended';
  }

  #result(legs: readonly OpenLeg[], state: CallRecord['state'], answeredAt: string | undefined): CallRecord['result'] {
    if (state === 'lost') return 'lost';
    if (answeredAt !== undefined) return 'answered';
    // The telephone that was rung says it best; who hung up first says the rest.
    const causes = [...legs.filter(({ direction }) => direction === 'out'), ...legs].map(({ cause }) => cause);
    return causes.map((cause) => RESULTS[cause ?? 0]).find((result) => result !== undefined) ?? 'failed';
  }
}

/** Whether the row of a call may show what is of a channel: one of the two is of no tenant, or both are of the same. */
function isSeenIn(callsTenant: string | undefined, tenant: string | undefined): boolean {
  return callsTenant === undefined || tenant === undefined || tenant === callsTenant;
}

function isEarlier(one: OpenLeg, other: OpenLeg): boolean {
  return one.startedAt === other.startedAt ? one.id < other.id : one.startedAt < other.startedAt;
}

function earliest(legs: readonly OpenLeg[], momentOf: (leg: OpenLeg) => string | undefined): string | undefined {
  let found: string | undefined;
  for (const leg of legs) {
    const moment = momentOf(leg);
    if (moment !== undefined && (found === undefined || moment < found)) found = moment;
  }
  return found;
}

function latest(moments: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const moment of moments) if (found === undefined || moment > found) found = moment;
  return found;
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);
}
