// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.

/**
 * Name and number of a party.
 * @publicApi
 */
export interface CallerID {
  /** Display name; empty if unknown. */
  readonly name: string;
  /** Number; empty if unknown. */
  readonly number: string;
}

/**
 * Where a channel is in the dialplan.
 * @publicApi
 */
export interface DialplanCEP {
  /** Context of the dialplan where the channel is, or to which it goes back. */
  readonly context: string;
  /** Extension. */
  readonly exten: string;
  /** Priority (step) within the extension. */
  readonly priority: number;
  /** Dialplan application being run, for example `Stasis`. Since Asterisk 13.27 and 16.4. */
  readonly app_name: string;
  /**
   * Arguments of that application. After a move they still name the first Stasis application. Since Asterisk 13.27 and
   * 16.4.
   */
  readonly app_data: string;
}

/**
 * RTP and RTCP figures of one channel. Local figures are measured by Asterisk, remote ones are what the other side
 * reported by RTCP. Times are in seconds.
 * @publicApi
 */
export interface RTPstat {
  /** RTP packets sent by Asterisk. */
  readonly txcount: number;
  /** RTP packets that reached Asterisk. */
  readonly rxcount: number;
  /** Latest jitter, in seconds. Asterisk 22.10 fills this one from its own measurement of incoming packets. */
  readonly txjitter?: number;
  /** Latest jitter, in seconds. Asterisk 22.10 fills this one from the RTCP report of the other side. */
  readonly rxjitter?: number;
  /** Highest jitter the other side reported, in seconds. */
  readonly remote_maxjitter?: number;
  /** Lowest jitter the other side reported, in seconds. */
  readonly remote_minjitter?: number;
  /** Mean of the jitter reported, in seconds. */
  readonly remote_normdevjitter?: number;
  /** Spread (standard deviation) of the jitter reported, in seconds. */
  readonly remote_stdevjitter?: number;
  /** Highest jitter measured here, in seconds. */
  readonly local_maxjitter?: number;
  /** Lowest jitter measured here, in seconds. */
  readonly local_minjitter?: number;
  /** Mean jitter measured here, in seconds. */
  readonly local_normdevjitter?: number;
  /** Spread (standard deviation) of jitter measured here, in seconds. */
  readonly local_stdevjitter?: number;
  /** Packets sent that the other side missed. */
  readonly txploss: number;
  /** Packets from the other side that never came. */
  readonly rxploss: number;
  /** Highest loss the other side reported, in packets. */
  readonly remote_maxrxploss?: number;
  /** Lowest loss the other side reported, in packets. */
  readonly remote_minrxploss?: number;
  /** Mean of the losses reported, in packets. */
  readonly remote_normdevrxploss?: number;
  /** Spread (standard deviation) of the losses reported. */
  readonly remote_stdevrxploss?: number;
  /** Highest loss measured here, in packets. */
  readonly local_maxrxploss?: number;
  /** Lowest loss measured here, in packets. */
  readonly local_minrxploss?: number;
  /** Mean loss measured here, in packets. */
  readonly local_normdevrxploss?: number;
  /** Spread (standard deviation) of loss measured here. */
  readonly local_stdevrxploss?: number;
  /** Latest round-trip time, in seconds. */
  readonly rtt?: number;
  /** Longest round trip, in seconds. */
  readonly maxrtt?: number;
  /** Shortest round trip, in seconds. */
  readonly minrtt?: number;
  /** Mean round trip, in seconds. */
  readonly normdevrtt?: number;
  /** Spread (standard deviation) of round trips, in seconds. */
  readonly stdevrtt?: number;
  /** RTP source id used by Asterisk. */
  readonly local_ssrc: number;
  /** RTP source id used by the other side. */
  readonly remote_ssrc: number;
  /** Bytes of media sent. */
  readonly txoctetcount: number;
  /** Bytes of media received. */
  readonly rxoctetcount: number;
  /** Id of the channel these figures are about. */
  readonly channel_uniqueid: string;
}
