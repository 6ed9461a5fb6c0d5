import type { Exchange } from '../exchange/index.js';
import { type SimulatedLiveRecording, type RecordingOrder, isRecordingFormat } from '../media/index.js';
import { type AriRequest, badRequest, conflict, serverError, unprocessable } from '../rest/index.js';

const endings = new Set(['none', 'any', '*', '#']);
const whatIfExists = new Set(['fail', 'overwrite', 'append']);

export function refuseUnknownFormat(request: AriRequest): void {
  if (!isRecordingFormat(request.parameters.text('format')))
    throw unprocessable('specified format is unknown on this system');
}

/** The words of a `record` operation that have only a few meanings. */
export function refuseBadEndings(request: AriRequest): void {
  const terminateOn = request.parameters.text('terminateOn', 'none') || 'none';
  if (!endings.has(terminateOn)) throw badRequest('terminateOn invalid');
  if (!whatIfExists.has(request.parameters.text('ifExists', 'fail') || 'fail')) throw badRequest('ifExists invalid');
}

/** The order that a `record` operation gives, once its words are checked; refuses bad and taken names. */
export function recordingOrder(exchange: Exchange, request: AriRequest, targetUri: string): RecordingOrder {
  const { parameters } = request;
  const name = parameters.text('name');
  const ifExists = parameters.text('ifExists', 'fail') || 'fail';
  if (name === '' || name.split('/').includes('..')) throw serverError('Error parsing request');
  const taken = exchange.liveRecordings.has(name) || (ifExists === 'fail' && exchange.storedRecordings.find(name));
  if (taken) throw conflict(`Recording '${name}' already exists and can not be overwritten`);
  return {
    name,
    format: parameters.text('format'),
    targetUri,
    maxDurationSeconds: Math.max(0, parameters.integer('maxDurationSeconds')),
    maxSilenceSeconds: Math.max(0, parameters.integer('maxSilenceSeconds')),
    ifExists,
    beep: parameters.flag('beep'),
    terminateOn: parameters.text('terminateOn', 'none') || 'none',
  };
}

/** Records and keeps what was recorded. */
export async function recordAndStore(exchange: Exchange, recording: SimulatedLiveRecording): Promise<void> {
  const { name, format, ifExists } = recording.order;
  const result = await recording.record();
  exchange.liveRecordings.delete(name);
  if (!result.stored) return;
  const before = ifExists === 'append' ? (exchange.storedRecordings.find(name)?.lengthMs ?? 0) : 0;
  exchange.storedRecordings.store(name, format, before + result.lengthMs);
}
