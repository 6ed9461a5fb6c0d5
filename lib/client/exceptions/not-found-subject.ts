import type { AnswerOrigin } from './answer-origin.js';

/**
 * What a 404 is about. The first nine are objects that have ended or never existed; `variable`, `label`, `rtp`,
 * `module`, `logChannel` and `configObject` are things that the object, or Asterisk, does not have; `operation`: this
 * Asterisk does not know the path, mostly because a module is not loaded; `address`: something else than ARI answers
 * there.
 */
export type NotFoundSubject =
  | 'channel'
  | 'bridge'
  | 'playback'
  | 'recording'
  | 'endpoint'
  | 'deviceState'
  | 'mailbox'
  | 'application'
  | 'sound'
  | 'variable'
  | 'label'
  | 'rtp'
  | 'module'
  | 'logChannel'
  | 'configObject'
  | 'operation'
  | 'address';

/** Words of Asterisk's 404 that are about something else than the object in the path. */
const BY_MESSAGE: readonly (readonly [RegExp, NotFoundSubject])[] = [
  [/^resource not found|do not end with a slash/i, 'operation'],
  [/\bvariable\b/i, 'variable'],
  [/\blabel\b/i, 'label'],
  [/\brtp info\b/i, 'rtp'],
  [/\blog channel\b/i, 'logChannel'],
  [/\bmodule\b/i, 'module'],
  [/^channel\b/i, 'channel'],
  [/^bridge\b/i, 'bridge'],
  [/^application\b/i, 'application'],
  [/^recording\b/i, 'recording'],
  [/\bendpoints?\b/i, 'endpoint'],
];

const BY_RESOURCE: Readonly<Record<string, NotFoundSubject>> = {
  applications: 'application',
  asterisk: 'configObject',
  bridges: 'bridge',
  channels: 'channel',
  deviceStates: 'deviceState',
  endpoints: 'endpoint',
  events: 'application',
  mailboxes: 'mailbox',
  playbacks: 'playback',
  recordings: 'recording',
  sounds: 'sound',
};

const GONE: ReadonlySet<NotFoundSubject> = new Set([
  'channel',
  'bridge',
  'playback',
  'recording',
  'endpoint',
  'deviceState',
  'mailbox',
  'application',
  'sound',
]);

/** Tells what a 404 is about: by the words of Asterisk, else by the resource of the operation. */
export function notFoundSubject(operation: string, message: string, writtenBy: AnswerOrigin): NotFoundSubject {
  if (writtenBy !== 'ari') return 'address';
  const said = BY_MESSAGE.find(([words]) => words.test(message));
  if (said !== undefined) return said[1];
  return BY_RESOURCE[operation.split('.', 1)[0] ?? ''] ?? 'operation';
}

/** Whether a 404 about this subject says that the object itself is not there. */
export function isObject(subject: NotFoundSubject): boolean {
  return GONE.has(subject);
}
