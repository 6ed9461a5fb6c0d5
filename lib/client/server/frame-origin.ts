/** What every event tells of where it comes from. */
export interface FrameOrigin {
  readonly application: string;
  /** Entity id of the Asterisk. */
  readonly asterisk: string;
}

/** The fields of a frame; undefined where it holds no JSON object. */
export function frameFields(frame: Buffer): Readonly<Record<string, unknown>> | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(frame.toString('utf8'));
  } catch {
    return undefined;
  }
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : undefined;
}

/** The origin of the event in a frame; undefined where it tells none. */
export function frameOrigin(frame: Buffer): FrameOrigin | undefined {
  const { application, asterisk_id: asterisk = '' } = frameFields(frame) ?? {};
  return typeof application === 'string' && typeof asterisk === 'string' ? { application, asterisk } : undefined;
}
