/** The JSON forms in which ARI shows the exchange's objects. Field order is Asterisk's. */
export type ChannelState = 'Down' | 'Rsrved' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Unknown';

export interface PartyId {
  readonly name: string;
  readonly number: string;
}

export interface DialplanPosition {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
  readonly app_name: string;
  readonly app_data: string;
}

export interface ChannelSnapshot {
  readonly id: string;
  readonly name: string;
  readonly state: ChannelState;
  readonly protocol_id: string;
  readonly caller: PartyId;
  readonly connected: PartyId;
  readonly accountcode: string;
  readonly dialplan: DialplanPosition;
  readonly creationtime: string;
  readonly language: string;
  readonly tenantid?: string;
  readonly channelvars?: Readonly<Record<string, string>>;
}

export interface BridgeSnapshot {
  readonly id: string;
  readonly technology: string;
  readonly bridge_type: string;
  readonly bridge_class: string;
  readonly creator: string;
  readonly name: string;
  readonly channels: readonly string[];
  readonly creationtime: string;
  readonly video_mode: string;
  readonly video_source_id?: string;
  readonly bridgevars?: Readonly<Record<string, string>>;
}

export interface PlaybackSnapshot {
  readonly id: string;
  readonly media_uri: string;
  readonly next_media_uri?: string;
  readonly target_uri: string;
  readonly language: string;
  readonly state: string;
}

export interface LiveRecordingSnapshot {
  readonly name: string;
  readonly format: string;
  readonly state: string;
  readonly target_uri: string;
  readonly duration?: number;
  readonly talking_duration?: number;
  readonly silence_duration?: number;
  /** Why it failed. */
  readonly cause?: string;
}

export interface EndpointSnapshot {
  readonly technology: string;
  readonly resource: string;
  readonly state?: string;
  readonly channel_ids: readonly string[];
}

export interface DeviceStateSnapshot {
  readonly name: string;
  readonly state: string;
}
