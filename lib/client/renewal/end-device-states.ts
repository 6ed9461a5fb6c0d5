import type { Application } from '../entities/index.js';
import type { ApplicationsRepository } from '../generated/index.js';

/** Asterisk's own name for a subscription to the states of all devices, seen in 22.10.1. */
const ALL_DEVICES = '__AST_DEVICE_STATE_ALL_TOPIC';

/** How long an Asterisk is asked that may not answer any more, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Ends the subscriptions of these applications to device states, before their event socket is closed. Asterisk 22.10.1
 * may stand still for ever otherwise: the thread that closes the socket holds the session and wants the table of device
 * subscriptions, the one that delivers a device state holds the table and wants the session. From then on every
 * command that concerns an application hangs. `subscribeAll` subscribes to device states too.
 */
export async function endDeviceStates(applications: ApplicationsRepository, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const limits = { timeout: PATIENCE_MS };
  const end = async ({ name, device_names }: Application): Promise<void> => {
    const devices = device_names.includes(ALL_DEVICES) ? [''] : device_names;
    if (devices.length === 0) return;
    const eventSource = devices.map((device) => `deviceState:${device}`);
    await applications.unsubscribe(name, { eventSource }, limits);
  };
  // Whoever does not answer is away, or stands still already: closing is all that is left.
  const known = await applications.list(limits).catch(() => []);
  await Promise.allSettled(known.filter(({ name }) => names.includes(name)).map(end));
}
