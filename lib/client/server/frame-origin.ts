/** The fields of an event that say where it comes from. */
export interface FrameOrigin {
  readonly application: string;
  /** Entity id of the Asterisk. */
  readonly asterisk: string;
}

/** Reads the fields of a frame; undefined when it holds no JSON object. */
export function frameFields(frame: Buffer): Readonly<Record<string, unknown>> | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(frame.toString('utf8'));
  } catch {
    return undefined;
  }
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : undefined;
}

/** Reads the origin of the event in a frame; undefined when there is none. */
export function frameOrigin(frame: Buffer): FrameOrigin | undefined {
  const { application, asterisk_id: asterisk = '' } = frameFields(frame) ?? {};
  return typeof application === 'string' && typeof asterisk === 'string' ? { application, asterisk } : undefined;
}
