import { randomUUID } from 'node:crypto';
import { AriInvalidCallException, type Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { VerbScope } from '../verb/index.js';
import { CallRecording } from './call-recording.js';
import { type RecordCallOptions, recordCallSettings } from './record-call-options.js';

/**
 * Records the parties of a call while they talk, each side in a file of its own: `{ caller, callee }` makes
 * `<name>-caller` and `<name>-callee`. It ends by `stop`, by the `signal`, or when one party is left alone, and
 * `pause` leaves out what nobody may keep. Nobody hears that it records: say so before.
 *
 * ```ts
 * const recording = recordCall({ caller, callee }, { name: 'order-42' });
 * await recording.pause(); // the number of the card
 * await recording.resume();
 * const { recordings, marks } = await recording.finished;
 * ```
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @throws {AriInvalidCallException} there is no party.
 * @publicApi
 */
export function recordCall(parties: Readonly<Record<string, Channel>>, options: RecordCallOptions = {}): CallRecording {
  const [first] = Object.values(parties);
  if (first === undefined) {
    const problem = 'must have a channel for each side to record, such as { caller, callee }';
    throw new AriInvalidCallException({ operation: 'recordCall', connection: '', parameter: 'parties', problem });
  }
  const { connection, application } = new CallSurroundings(first);
  const settings = recordCallSettings(connection, options, { name: randomUUID(), app: application });
  return new CallRecording({ parties, first, settings, scope: new VerbScope(options.signal) });
}
