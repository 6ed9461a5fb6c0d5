import type { Application, Ari } from 'nestjs-ari/client';
import { expect } from 'vitest';

// Over the event socket the answers of commands are held back by a filter like events.
export const ALLOWED = ['ChannelDtmfReceived', 'ChannelUserevent', 'RESTResponse', 'StasisEnd', 'StasisStart'];

/**
 * Subscriptions to all objects of a kind, which end with the socket; and how Asterisk shows them. They come last: single ones
 * after them are taken, and not shown.
 */
export const OF_ALL = ['channel:', 'bridge:', 'endpoint:'];
const EVERY_ONE = ['__AST_CHANNEL_ALL_TOPIC', '__AST_BRIDGE_ALL_TOPIC', '__AST_ENDPOINT_ALL_TOPIC'];

export const WITHOUT_A_CALL = ['endpoint:PJSIP', 'endpoint:PJSIP/sipp', 'deviceState:Stasis:by-hand'];

/** Subscribes to these, and sets a filter. */
export async function setByHand(
  ari: Pick<Ari, 'applications'>,
  app: string,
  sources: readonly string[],
): Promise<void> {
  for (const eventSource of sources) await ari.applications.subscribe(app, { eventSource });
  await ari.applications.filter(app, { filter: { allowed: ALLOWED.map((type) => ({ type })) } });
}

export function allowed({ events_allowed }: Application): readonly string[] {
  return events_allowed.map(({ type }) => type).sort();
}

/** The filter, and what is subscribed to without a call. */
export function expectWithoutACall(now: Application): void {
  expect(allowed(now)).toEqual(ALLOWED);
  expect(now.endpoint_ids).toEqual(expect.arrayContaining(['PJSIP/sipp', 'PJSIP']));
  expect(now.device_names).toContain('Stasis:by-hand');
}

export function expectOfAll({ channel_ids, bridge_ids, endpoint_ids }: Application): void {
  const all = [...channel_ids, ...bridge_ids, ...endpoint_ids];
  expect(all.filter((id) => id.startsWith('__AST_'))).toEqual(EVERY_ONE);
}

/** Everything, with one call and one bridge. */
export function expectEverything(now: Application, call: string, bridge: string): void {
  expectWithoutACall(now);
  expectOfAll(now);
  expect(now.channel_ids).toContain(call);
  expect(now.bridge_ids).toContain(bridge);
}
