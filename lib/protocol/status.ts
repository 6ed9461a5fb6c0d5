/** What a status says when nothing more exact is known. The numbers are those of HTTP, and mean the same on every door. */
export const STATUS_TEXTS = {
  200: 'OK',
  201: 'Created',
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Permission denied',
  404: 'Not found',
  405: 'Unknown action',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Too large',
  422: 'Invalid',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'Refused by Asterisk',
  503: 'Not available',
  504: 'No answer in time',
} as const;

/** A status that a door answers with. */
export type Status = keyof typeof STATUS_TEXTS;

/** One that says why nothing was done. */
export type ErrorStatus = Exclude<Status, 200 | 201>;

/** Whether a number is one of the statuses that doors answer with. */
export function isStatus(value: number): value is Status {
  return Object.hasOwn(STATUS_TEXTS, value);
}
