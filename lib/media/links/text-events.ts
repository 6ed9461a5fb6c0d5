import { audioFormat, type AudioFormat } from '../audio/index.js';

/** What Asterisk says when a media channel is connected. */
export interface MediaStart {
  readonly event: 'MEDIA_START';
  readonly format: AudioFormat;
  /** Bytes of a frame; 0 where packets pass through. */
  readonly frameBytes: number;
  readonly channelId: string;
}

/** A text frame of `chan_websocket`, checked. */
export type TextEvent =
  | MediaStart
  | { readonly event: 'DTMF_END'; readonly digit: string }
  | { readonly event: 'MEDIA_MARK_PROCESSED'; readonly id: string }
  | { readonly event: 'STATUS'; readonly queueLength: number }
  | { readonly event: 'MEDIA_XOFF' | 'MEDIA_XON' | 'OTHER' }
  | { readonly event: 'ERROR'; readonly text: string }
  | { readonly event: 'MALFORMED'; readonly text: string };

/** The longest part of a text of the other side that is shown. */
const SHOWN = 120;

/** Reads a text frame. Never throws: what cannot be read is `MALFORMED`. */
export function readTextEvent(text: string): TextEvent {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return malformed('no JSON', text);
  }
  if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) return malformed('no object', text);
  const fields = frame as Readonly<Record<string, unknown>>;
  const { event } = fields;
  if (event === 'MEDIA_START') return mediaStart(fields, text);
  if (event === 'MEDIA_XOFF' || event === 'MEDIA_XON') return { event };
  if (event === 'DTMF_END' && typeof fields['digit'] === 'string') return { event, digit: fields['digit'].slice(0, 1) };
  if (event === 'MEDIA_MARK_PROCESSED' && typeof fields['correlation_id'] === 'string') {
    return { event, id: fields['correlation_id'] };
  }
  if (event === 'STATUS' && typeof fields['queue_length'] === 'number') {
    return { event, queueLength: fields['queue_length'] };
  }
  if (event === 'ERROR') return { event, text: String(fields['error_text']).slice(0, SHOWN) };
  return typeof event === 'string' ? { event: 'OTHER' } : malformed('no event', text);
}

function mediaStart(fields: Readonly<Record<string, unknown>>, text: string): TextEvent {
  const { format, channel_id: channelId, optimal_frame_size: size } = fields;
  if (typeof format !== 'string' || typeof channelId !== 'string') return malformed('no format or channel', text);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || size > 65_500) {
    return malformed('no frame size', text);
  }
  try {
    return { event: 'MEDIA_START', format: audioFormat(format), frameBytes: size, channelId };
  } catch {
    return malformed(`a format that is not known here, "${format.slice(0, SHOWN)}"`, '');
  }
}

function malformed(problem: string, text: string): TextEvent {
  return { event: 'MALFORMED', text: `${problem}${text === '' ? '' : `: ${text.slice(0, SHOWN)}`}` };
}
