/** A frame of the event socket that holds no event. */
export class MalformedFrameError extends Error {
  constructor(problem: string, frame: Buffer) {
    super(`${problem} (${frame.length} bytes)`);
    this.name = 'MalformedFrameError';
  }
}
