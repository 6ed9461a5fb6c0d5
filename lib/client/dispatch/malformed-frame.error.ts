/** Thrown for a frame of the event socket that holds no event. */
export class MalformedFrameError extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'ARI_MALFORMED_FRAME';

  constructor(problem: string, frame: Buffer) {
    super(`${problem} (${frame.length} bytes)`);
    this.name = 'MalformedFrameError';
  }
}
