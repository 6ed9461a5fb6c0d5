import type { Channel } from '../../client/index.js';
import type { MediaStream } from '../../media/index.js';

/**
 * Why a conversation has ended. `caller`: he hung up. `agent`: the agent hung up. `transferred`: somebody else has taken the
 * call. `noInput`: the caller said nothing. `mediaLost`: the sound broke. `modelLost`: the model broke, or failed three times.
 * `closed`: this program ended it.
 * @publicApi
 */
export type TalkOutcome = 'caller' | 'agent' | 'transferred' | 'noInput' | 'mediaLost' | 'modelLost' | 'closed';

/**
 * A call in which an agent speaks, as its tools see it.
 * @publicApi
 */
export interface VoiceCall {
  readonly channel: Channel;
  readonly media: MediaStream;
  /** Waits until everything that the agent has said so far was heard, or the caller has interrupted it. */
  lastWord(): Promise<'heard' | 'interrupted'>;
  /**
   * Takes the caller out of the conversation for a while: neither hears the other, and the model hears silence. Afterwards the
   * caller is back, unless he is gone.
   */
  aside<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Ends the conversation. The caller stays in the application. */
  end(outcome: TalkOutcome): void;
}
