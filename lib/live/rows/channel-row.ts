import type { CallerID, DialplanCEP } from '../../client/index.js';
import type { LiveRow } from './live-row.js';

/**
 * A channel of the stream `channels`.
 * @publicApi
 */
export interface ChannelRow extends LiveRow {
  readonly id: string;
  /** Technology, address and a counter: `PJSIP/alice-00000001`. */
  readonly name: string;
  /** `Down`, `Ring`, `Ringing`, `Up`, … */
  readonly state: string;
  /** Identity of the call in its protocol, for PJSIP the SIP Call-ID. */
  readonly protocol_id: string;
  /** The party on this channel. */
  readonly caller: CallerID;
  /** The party that it talks to or calls. */
  readonly connected: CallerID;
  readonly accountcode: string;
  /** Place in the dialplan. */
  readonly dialplan: DialplanCEP;
  readonly creationtime: string;
  readonly language: string;
  readonly channelvars?: Readonly<Record<string, string>>;
  /** Number that was dialled before the call was diverted here. */
  readonly caller_rdnis?: string;
  /** Tenant of its endpoint, as Asterisk is configured. Since Asterisk 20.10, 21.5 and 22.0. */
  readonly tenantid?: string;
  /** Stasis application of this connection that it is in. */
  readonly application?: string;
}
