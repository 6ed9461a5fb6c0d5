import type { ErrorItem, ReplyFrame, Status } from '../../protocol/index.js';
import type { FrameAddress } from './read-frame.js';

/** What a reply says. */
export interface ReplyParts {
  readonly status: Status;
  readonly data: unknown;
  readonly errors: readonly ErrorItem[];
}

/** The one answer to a frame, always with the same five keys. Undefined where the data cannot be written as JSON. */
export function writeReply(
  { stream, action, requestId }: FrameAddress,
  { status, data, errors }: ReplyParts,
): string | undefined {
  const frame: ReplyFrame = {
    stream,
    payload: { action, data: data ?? null, errors, response_status: status, request_id: requestId },
  };
  try {
    return JSON.stringify(frame);
  } catch {
    return undefined;
  }
}
