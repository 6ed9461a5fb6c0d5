/** Where an event comes from, as every event tells. */
export interface FrameOrigin {
  readonly application: string;
  /** Entity id of the Asterisk. */
  readonly asterisk: string;
}

/** The origin of the event in a frame; undefined where it tells none. */
export function frameOrigin(frame: Buffer): FrameOrigin | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(frame.toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof fields !== 'object' || fields === null) return undefined;
  const { application, asterisk_id: asterisk = '' } = fields as Record<string, unknown>;
  return typeof application === 'string' && typeof asterisk === 'string' ? { application, asterisk } : undefined;
}
