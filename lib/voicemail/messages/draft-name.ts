import { randomUUID } from 'node:crypto';

const FOLDER = 'voicemail/drafts';

/** What the name of a draft says: after a fall it is all that is known of it. */
export interface DraftParts {
  readonly box: string;
  /** Id of the channel, in characters that a file may have. */
  readonly channel: string;
  /** Id that the message will have. */
  readonly id: string;
}

/** A new name for a recording that nobody has decided about yet. */
export function draftName(box: string, channel: string): string {
  return `${FOLDER}/${box}/${channel.replaceAll(/[^\w.-]/g, '_')}/${randomUUID()}`;
}

/** Undefined for a recording that is no draft. */
export function draftParts(name: string): DraftParts | undefined {
  const [, box, channel, id] = /^voicemail\/drafts\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(name) ?? [];
  return box === undefined || channel === undefined || id === undefined ? undefined : { box, channel, id };
}
