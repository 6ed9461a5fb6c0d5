import { AriDatabase } from '../../data/index.js';
import { CALL_LEG_SCHEMA, CALL_SCHEMA, narrowedLeg, type CallLegRecord, type CallRecord } from '../records/index.js';
import { RecordStore } from './record-store.js';

const NEWEST_FIRST = [{ field: 'startedAt', descending: true }];

const CALL_FIELDS = [
  ...['id', 'application', 'tenant', 'caller', 'callerName', 'called', 'state', 'result', 'startedAt', 'rangAt'],
  ...['answeredAt', 'endedAt', 'talkSeconds', 'cause', 'causeText', 'techCause', 'legs', 'recordings', 'transfers'],
  ...['variables', 'recorder'],
];

const LEG_FIELDS = [
  ...['id', 'callId', 'partOf', 'name', 'application', 'tenant', 'direction', 'caller', 'callerName', 'connected'],
  ...['connectedOf', 'dialled', 'state', 'startedAt', 'rangAt', 'answeredAt', 'endedAt', 'cause', 'causeText'],
  ...['techCause', 'bridges', 'digits', 'recorder'],
];

/** Where the history is kept. */
export class HistoryStores {
  readonly calls: RecordStore<CallRecord>;
  readonly legs: RecordStore<CallLegRecord>;

  constructor(database: AriDatabase) {
    const calls = { table: 'ari.calls', schema: CALL_SCHEMA, order: NEWEST_FIRST };
    const legs = { table: 'ari.call_legs', schema: CALL_LEG_SCHEMA, order: NEWEST_FIRST };
    this.calls = new RecordStore<CallRecord>(database, calls, CALL_FIELDS);
    this.legs = new RecordStore<CallLegRecord>(database, legs, LEG_FIELDS, narrowedLeg);
  }
}
