import type { KnownOptions } from '../../client/internal.js';
import type { OpenMediaOptions } from '../opening/index.js';

/** The options of `openMedia` that a stream to an agent takes as well. */
export type AgentMediaOptions = Pick<
  OpenMediaOptions,
  'server' | 'way' | 'bridge' | 'app' | 'timeout' | 'signal' | 'onMediaLost'
>;

export const AGENT_MEDIA_OPTIONS: KnownOptions<AgentMediaOptions> = {
  server: true,
  way: true,
  bridge: true,
  app: true,
  timeout: true,
  signal: true,
  onMediaLost: true,
};

/** Whether a value is an object of strings, as headers are. */
export function isStrings(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
