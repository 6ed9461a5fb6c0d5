/** The application of the clients that listen to a stub. */
export const STUB_APP = 'objects';

type Fields = Readonly<Record<string, unknown>>;

/** A channel as Asterisk sends it. */
export function wireChannel(id: string, state = 'Up', more: Fields = {}): Fields {
  return {
    id,
    name: `Local/${id}@default-00000001;1`,
    state,
    protocol_id: '',
    caller: { name: '', number: '' },
    connected: { name: '', number: '' },
    accountcode: '',
    dialplan: { context: 'default', exten: 's', priority: 1, app_name: 'Stasis', app_data: STUB_APP },
    creationtime: '2026-11-21T07:25:03.190+0000',
    language: 'en',
    ...more,
  };
}

/** A playback as Asterisk sends it. */
export function wirePlayback(id: string, state: string, target = 'channel:c1'): Fields {
  return { id, media_uri: 'sound:hello-world', target_uri: target, language: 'en', state };
}

/** A recording as Asterisk sends it. */
export function wireRecording(name: string, state: string): Fields {
  return { name, format: 'wav', state, target_uri: 'channel:c1' };
}

/** A bridge as Asterisk sends it. */
export function wireBridge(id: string, channels: readonly string[]): Fields {
  return {
    id,
    technology: 'simple_bridge',
    bridge_type: 'mixing',
    bridge_class: 'stasis',
    creator: 'Stasis',
    name: '',
    channels,
    creationtime: '2026-11-21T07:25:03.190+0000',
    video_mode: 'none',
  };
}

/** An event as Asterisk sends it. */
export function wireEvent(type: string, fields: Fields, application = STUB_APP): Fields {
  return { type, timestamp: '2026-11-21T07:25:03.190+0000', ...fields, asterisk_id: 'stub', application };
}

export const stasisStart = (id: string, state = 'Up', application = STUB_APP): Fields =>
  wireEvent('StasisStart', { args: [], channel: wireChannel(id, state) }, application);

export const stasisEnd = (id: string, application = STUB_APP): Fields =>
  wireEvent('StasisEnd', { channel: wireChannel(id) }, application);

export const hangupRequest = (id: string, more: Fields): Fields =>
  wireEvent('ChannelHangupRequest', { channel: wireChannel(id), ...more });

export const destroyed = (id: string, cause = 16): Fields =>
  wireEvent('ChannelDestroyed', { channel: wireChannel(id), cause, cause_txt: `cause ${cause}` });

export const digitPressed = (id: string, digit: string, application = STUB_APP): Fields =>
  wireEvent('ChannelDtmfReceived', { channel: wireChannel(id), digit, duration_ms: 100 }, application);

export const playbackStarted = (id: string): Fields =>
  wireEvent('PlaybackStarted', { playback: wirePlayback(id, 'playing') });

export const playbackFinished = (id: string, state = 'done'): Fields =>
  wireEvent('PlaybackFinished', { playback: wirePlayback(id, state) });

export const recordingEvent = (type: string, name: string, state: string): Fields =>
  wireEvent(type, { recording: wireRecording(name, state) });
