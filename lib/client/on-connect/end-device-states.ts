import type { ApplicationsRepository } from '../generated/index.js';

/** Asterisk's own name for a subscription to the states of all devices, seen in 22.10.1. */
const ALL_DEVICES = '__AST_DEVICE_STATE_ALL_TOPIC';

/** Time limit of a question to an Asterisk that may not answer any more, in milliseconds. */
const PATIENCE_MS = 1_000;

/** Sources in one request: few enough for its first line, so that no body is needed, which a proxy may drop of a DELETE. */
const AT_ONCE = 25;

/**
 * Ends the subscriptions of these applications to device states, before their event socket is closed. Asterisk 22.10.1
 * may stand still for ever otherwise: the thread that closes the socket, with the session in its hands, waits for the
 * device states, and the thread that delivers one waits for the session. From then on every command that concerns an
 * application hangs. `subscribeAll` subscribes to device states too.
 *
 * @returns whether Asterisk has answered.
 */
export async function endDeviceStates(
  applications: ApplicationsRepository,
  names: readonly string[],
): Promise<boolean> {
  if (names.length === 0) return false;
  const limits = { timeout: PATIENCE_MS };
  const end = (name: string, devices: readonly string[]): Promise<unknown> =>
    applications.unsubscribe(name, { eventSource: devices.map((device) => `deviceState:${device}`) }, limits);
  // An Asterisk that does not answer is away or already stands still: only closing is left.
  const known = await applications.list(limits).catch(() => undefined);
  if (known === undefined) return false;
  const own = known.filter(({ name }) => names.includes(name));
  const ends = own.flatMap(({ name, device_names }) => parts(device_names).map((devices) => end(name, devices)));
  await Promise.allSettled(ends);
  return true;
}

/** Splits the list. All devices are one subscription; there may be single ones beside it. */
function parts(devices: readonly string[]): string[][] {
  const single = devices.filter((device) => device !== ALL_DEVICES);
  const whole = single.length < devices.length ? [['']] : [];
  const count = Math.ceil(single.length / AT_ONCE);
  return [...whole, ...Array.from({ length: count }, (_, part) => single.slice(part * AT_ONCE, (part + 1) * AT_ONCE))];
}
