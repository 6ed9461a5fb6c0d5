import { audioFormat, readWav, type AudioFormatName, type WavSound } from '../audio/index.js';

/** The longest name of a mark, and the longest id of a playback, that is kept. */
const LONGEST_NAME = 1_024;

/** Linear formats by the rates that an agent may name. */
export const LINEAR_FORMATS: Readonly<Record<number, AudioFormatName>> = {
  8_000: 'slin',
  16_000: 'slin16',
  24_000: 'slin24',
  48_000: 'slin48',
};

/** What an agent says, checked. */
export type ListenMessage =
  | {
      readonly type: 'playAudio';
      readonly sound: WavSound;
      readonly id: string | undefined;
      /** It waits behind what is being played; otherwise it takes its place. */
      readonly queued: boolean;
    }
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'killAudio' | 'clearMarks' | 'disconnect' }
  /** What jambonz leaves to the application: nothing is to be done here. */
  | { readonly type: 'none' }
  | { readonly type: 'wrong'; readonly problem: string };

const PASSED_ON = new Set(['transcription', 'transfer', 'error', 'json']);

/** Reads a text message of an agent. Never throws. */
export function readListenMessage(text: string): ListenMessage {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return wrong('it is no JSON');
  }
  const { type, data } = fieldsOf(message);
  if (type === 'killAudio' || type === 'clearMarks' || type === 'disconnect') return { type };
  if (type === 'mark') {
    const { name } = fieldsOf(data);
    return typeof name === 'string' && name.length <= LONGEST_NAME ? { type, name } : wrong('a mark has no name');
  }
  if (type === 'playAudio') return playAudio(fieldsOf(data));
  if (typeof type === 'string' && PASSED_ON.has(type)) return { type: 'none' };
  return wrong('its type is none of playAudio, killAudio, mark, clearMarks and disconnect');
}

function playAudio(data: Readonly<Record<string, unknown>>): ListenMessage {
  const { audioContent, audioContentType, sampleRate, id, queuePlay } = data;
  if (typeof audioContent !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(audioContent)) {
    return wrong('its audioContent is no base64');
  }
  const bytes = Buffer.from(audioContent, 'base64');
  const named = typeof id === 'string' && id.length <= LONGEST_NAME ? id : undefined;
  const rest = { type: 'playAudio', id: named, queued: queuePlay === true } as const;
  if (audioContentType === 'wav' || audioContentType === 'wave') {
    try {
      return { ...rest, sound: readWav(bytes) };
    } catch (error) {
      return wrong(error instanceof Error ? error.message : 'its WAV file cannot be read');
    }
  }
  if (audioContentType !== 'raw') return wrong('its audioContentType is none of raw, wav and wave');
  const format = LINEAR_FORMATS[Number(sampleRate)];
  if (format === undefined) return wrong(`its sampleRate is none of ${Object.keys(LINEAR_FORMATS).join(', ')}`);
  return {
    ...rest,
    sound: { format: audioFormat(format), audio: bytes.subarray(0, bytes.length - (bytes.length % 2)) },
  };
}

function wrong(problem: string): ListenMessage {
  return { type: 'wrong', problem };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
