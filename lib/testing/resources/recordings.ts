import type { SimulatedLiveRecording, SimulatedStoredRecording } from '../media/index.js';
import {
  type AriRequest,
  type Route,
  type RouteHandler,
  badRequest,
  conflict,
  noContent,
  notFound,
  ok,
  pathValue,
  del,
  get,
  post,
} from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

const shown = ({ name, format }: SimulatedStoredRecording) => ({ name, format });

/** Recordings, finished and running. */
export function recordingRoutes(context: ResourceContext): Route[] {
  const { storedRecordings: stored, liveRecordings } = context.exchange;
  const findStored = (request: AriRequest): SimulatedStoredRecording => {
    const recording = stored.find(pathValue(request, 'recordingName'));
    if (!recording) throw notFound('Recording not found');
    return recording;
  };
  const findLive = (request: AriRequest): SimulatedLiveRecording => {
    const recording = liveRecordings.get(pathValue(request, 'recordingName'));
    if (!recording) throw notFound('Recording not found');
    return recording;
  };
  /** An operation that only a running recording takes. */
  const operation =
    (perform: (recording: SimulatedLiveRecording) => boolean): RouteHandler =>
    (request) => {
      if (!perform(findLive(request))) throw conflict('Recording not in session');
      return noContent();
    };
  const live = 'recordings/live/{recordingName}';
  return [
    get('recordings/stored', () => ok(stored.list().map(shown))),
    get('recordings/stored/{recordingName}', (request) => ok(shown(findStored(request)))),
    del('recordings/stored/{recordingName}', (request) => {
      stored.delete(findStored(request).name);
      return noContent();
    }),
    get('recordings/stored/{recordingName}/file', (request) => {
      const { bytes, format } = findStored(request);
      return { status: 200, reason: 'OK', file: { bytes, contentType: `audio/${format}` } };
    }),
    post('recordings/stored/{recordingName}/copy', (request) => {
      const source = findStored(request);
      const name = request.parameters.text('destinationRecordingName');
      if (name === '') throw badRequest('Invalid destination recording name');
      if (stored.find(name)) throw conflict('A recording with the same name already exists on the system');
      return ok(shown(stored.copy(source, name)));
    }),
    get(live, (request) => ok(findLive(request).snapshot())),
    del(live, (request) => {
      findLive(request).cancel();
      return noContent();
    }),
    post(`${live}/stop`, (request) => {
      findLive(request).stop();
      return noContent();
    }),
    post(
      `${live}/pause`,
      operation((recording) => recording.pause()),
    ),
    del(
      `${live}/pause`,
      operation((recording) => recording.unpause()),
    ),
    post(
      `${live}/mute`,
      operation((recording) => recording.mute(true)),
    ),
    del(
      `${live}/mute`,
      operation((recording) => recording.mute(false)),
    ),
  ];
}
