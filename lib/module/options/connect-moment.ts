/** Every moment at which a connection can be opened. */
export const CONNECT_MOMENTS = ['bootstrap', 'listen', 'manual'] as const;

/** When the event socket of a connection is opened. */
export type ConnectMoment = (typeof CONNECT_MOMENTS)[number];
