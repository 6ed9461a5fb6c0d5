/** Time for the handshake of the event socket, in milliseconds. */
export const HANDSHAKE_TIMEOUT_MS = 10_000;

/** Frames larger than this end a socket, in bytes; the largest events of Asterisk are far below. */
export const LARGEST_FRAME = 16 * 1024 * 1024;

/** Time for the closing handshake of a socket, in milliseconds. */
export const CLOSE_PATIENCE_MS = 2_000;

/**
 * Waits before the client looks again whether an application is free: a process that is being replaced ends within
 * seconds.
 */
export const OCCUPIED_WAIT_MS = { least: 1_000, most: 3_000 };

/** Waits after 401 or 403: a wrong password does not mend itself quickly, and Asterisk may count the attempts. */
export const UNAUTHORIZED_WAIT_MS = { least: 30_000, most: 60_000 };
