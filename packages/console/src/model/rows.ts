/** The fields of the gateway's objects that the page reads. */
export interface Party {
  readonly name: string;
  readonly number: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly caller: Party;
  readonly connected: Party;
  readonly dialplan: { readonly context: string; readonly exten: string };
  readonly creationtime: string;
  readonly application?: string;
  readonly language?: string;
  readonly accountcode?: string;
  readonly stale?: boolean;
  readonly channelvars?: Readonly<Record<string, string>>;
}

export interface Bridge {
  readonly id: string;
  readonly name: string;
  readonly technology: string;
  readonly bridge_type: string;
  readonly channels: readonly string[];
  readonly creationtime: string;
}

export interface Endpoint {
  readonly id: string;
  readonly technology: string;
  readonly resource: string;
  readonly state?: string;
  readonly channel_ids: readonly string[];
}

export interface DeviceState {
  readonly name: string;
  readonly state: string;
}

export interface Application {
  readonly name: string;
  readonly channel_ids: readonly string[];
  readonly bridge_ids: readonly string[];
  readonly endpoint_ids: readonly string[];
  readonly device_names: readonly string[];
}

export interface Call {
  readonly id: string;
  readonly caller?: string;
  readonly callerName?: string;
  readonly called?: string;
  readonly state: string;
  readonly result?: string;
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly talkSeconds?: number;
  readonly causeText?: string;
  readonly legs: number;
}

export interface Leg {
  readonly id: string;
  readonly name: string;
  readonly direction: string;
  readonly caller?: string;
  readonly dialled?: string;
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly bridges: readonly { readonly id: string; readonly from: string; readonly to?: string }[];
}

export interface VoicemailMessage {
  readonly id: string;
  readonly box: string;
  readonly read: boolean;
  readonly receivedAt: string;
  readonly caller?: string;
  readonly callerName?: string;
  readonly seconds?: number;
}

export interface ConnectionState {
  readonly name: string;
  readonly status: string;
  readonly since: string;
  readonly reason?: string;
  readonly apps: readonly string[];
  readonly reconnects: number;
  readonly inFlight: number;
  readonly lag: { readonly latestMs: number; readonly worstMs: number };
  readonly events: Readonly<Record<string, unknown>>;
  readonly lastEventAt?: string;
  readonly lastGap?: ConnectionGap;
}

/** When it was away last, and what was missed. */
export interface ConnectionGap {
  readonly at: string;
  readonly ms: number;
  readonly restarted: boolean;
  readonly ended: number;
  readonly appeared: number;
  readonly changed: number;
}

export interface Handler {
  readonly name: string;
  readonly event: string;
  readonly application?: string;
  readonly serial: boolean;
  readonly overflowed: number;
  readonly runs: {
    readonly started: number;
    readonly finished: number;
    readonly failed: number;
    readonly totalMs: number;
    readonly worstMs: number;
  };
}
