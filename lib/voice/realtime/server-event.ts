/** What a server of the protocol may say that matters here, checked field by field: it is another party. */
export type ServerEvent =
  | { readonly type: 'speechStarted' }
  | { readonly type: 'speechStopped' }
  | { readonly type: 'heard'; readonly text: string }
  | { readonly type: 'responseCreated' }
  | { readonly type: 'audio'; readonly item: string; readonly content: number; readonly audio: Buffer }
  | { readonly type: 'words'; readonly item: string; readonly text: string }
  | { readonly type: 'audioDone'; readonly item: string }
  | { readonly type: 'call'; readonly id: string; readonly tool: string; readonly input: unknown }
  | { readonly type: 'responseDone'; readonly id: string; readonly status: string; readonly problem: string }
  | { readonly type: 'error'; readonly code: string; readonly problem: string }
  | { readonly type: 'other' }
  | { readonly type: 'malformed'; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

/** Names of events in the protocol's present form, and in the one before it. */
const READERS: Readonly<Record<string, (fields: Fields) => ServerEvent>> = {
  'input_audio_buffer.speech_started': () => ({ type: 'speechStarted' }),
  'input_audio_buffer.speech_stopped': () => ({ type: 'speechStopped' }),
  'conversation.item.input_audio_transcription.completed': (fields) => ({
    type: 'heard',
    text: textOf(fields['transcript']),
  }),
  'response.created': () => ({ type: 'responseCreated' }),
  'response.output_audio.delta': audio,
  'response.audio.delta': audio,
  'response.output_audio_transcript.delta': words,
  'response.audio_transcript.delta': words,
  'response.output_audio.done': (fields) => ({ type: 'audioDone', item: textOf(fields['item_id']) }),
  'response.audio.done': (fields) => ({ type: 'audioDone', item: textOf(fields['item_id']) }),
  'response.output_item.done': (fields) => call(inside(fields['item'])),
  'response.done': (fields) => done(inside(fields['response'])),
  error: (fields) => failure(inside(fields['error'])),
};

/** Reads one message. Never throws. */
export function readServerEvent(text: string): ServerEvent {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { type: 'malformed', problem: 'a message is not JSON' };
  }
  const known = inside(fields);
  const type = known['type'];
  if (typeof type !== 'string') return { type: 'malformed', problem: 'a message has no type' };
  return Object.hasOwn(READERS, type) ? (READERS[type]?.(known) ?? { type: 'other' }) : { type: 'other' };
}

function audio(fields: Fields): ServerEvent {
  const delta = fields['delta'];
  const item = textOf(fields['item_id']);
  const bytes = typeof delta === 'string' ? Buffer.from(delta, 'base64') : undefined;
  if (bytes === undefined || item === '')
    return { type: 'malformed', problem: 'a piece of sound has no sound or no item' };
  const content = fields['content_index'];
  return { type: 'audio', item, content: typeof content === 'number' ? content : 0, audio: bytes };
}

function words(fields: Fields): ServerEvent {
  return { type: 'words', item: textOf(fields['item_id']), text: textOf(fields['delta']) };
}

function call(item: Fields): ServerEvent {
  if (item['type'] !== 'function_call') return { type: 'other' };
  return { type: 'call', id: textOf(item['call_id']), tool: textOf(item['name']), input: jsonOf(item['arguments']) };
}

function done(response: Fields): ServerEvent {
  const error = inside(inside(response['status_details'])['error']);
  const problem = textOf(error['message']) || textOf(error['code']);
  return { type: 'responseDone', id: textOf(response['id']), status: textOf(response['status']), problem };
}

function failure(error: Fields): ServerEvent {
  return { type: 'error', code: textOf(error['code']), problem: textOf(error['message']) };
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : {};
  } catch {
    // A model may break off in the middle of its own arguments. The tool refuses that.
    return undefined;
  }
}

function inside(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100_000) : '';
}
