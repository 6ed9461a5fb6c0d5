import type { ChannelRow } from 'nestjs-ari/live';
import { describe, expect, it, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { startLive, startSimulator, type AsteriskAccess } from './support/live-gateway.js';

const WAIT = { timeout: 10_000, interval: 10 };

function aCallThroughTheGateway(asterisk: () => Promise<AsteriskAccess>, endpoint: string): void {
  it('is made, seen, heard, put into a bridge and ended by clients', { timeout: 60_000 }, async () => {
    const { url } = await startLive(await asterisk(), { app: 'live-call' });
    const desk = await GatewaySocket.open(url, 'ada');
    const others = await GatewaySocket.open(url, 'bob');
    for (const stream of ['channels', 'bridges', 'playbacks']) {
      for (const socket of [desk, others]) await socket.ask(stream, 'subscribe', { data: { snapshot: true } });
    }

    const created = await desk.ask('channels', 'create', { data: { endpoint } });
    expect(created).toMatchObject({ response_status: 201, errors: [], data: { tenant: 'acme', stale: false } });
    const { id } = created.data as ChannelRow;
    await vi.waitFor(async () => {
      expect(await desk.ask('channels', 'retrieve', { pk: id })).toMatchObject({
        data: { id, state: 'Up', application: 'live-call' },
      });
    }, WAIT);

    const played = await desk.ask('channels', 'play', { pk: id, data: { media: 'sound:demo-congrats' } });
    expect(played).toMatchObject({ response_status: 200, data: { target_uri: `channel:${id}`, tenant: 'acme' } });
    const playback = (played.data as { id: string }).id;
    expect(await desk.ask('playbacks', 'delete', { pk: playback })).toMatchObject({ response_status: 200, data: {} });
    const bridge = await desk.ask('bridges', 'create', { data: { type: 'mixing', name: 'sales' } });
    const { id: bridgeId } = bridge.data as { id: string };
    expect(await desk.ask('bridges', 'addChannel', { pk: bridgeId, data: { channel: id } })).toMatchObject({
      response_status: 200,
      errors: [],
    });
    await vi.waitFor(async () => {
      expect(await desk.ask('bridges', 'retrieve', { pk: bridgeId })).toMatchObject({ data: { channels: [id] } });
    }, WAIT);
    expect(await desk.ask('channels', 'list', { data: { application: 'live-call', count: true } })).toMatchObject({
      data: { count: 1, results: [{ id }] },
    });

    expect(await desk.ask('channels', 'delete', { pk: id })).toMatchObject({ response_status: 200, data: {} });
    expect(await desk.ask('bridges', 'delete', { pk: bridgeId })).toMatchObject({ response_status: 200, data: {} });
    await vi.waitFor(() => {
      const gone = desk.pushes.filter(({ action }) => action === 'delete').map(({ pk }) => pk);
      expect(gone).toEqual(expect.arrayContaining([id, playback, bridgeId]));
    }, WAIT);
    expect(await desk.ask('channels', 'retrieve', { pk: id })).toMatchObject({ response_status: 404 });

    const states = desk.pushes.filter(({ pk }) => pk === id).map(({ action }) => action);
    expect(states[0]).toBe('create');
    expect(states.at(-1)).toBe('delete');
    expect(desk.pushes.filter(({ lost }) => lost === true)).toEqual([]);
    await others.ask('channels', 'list');
    expect(JSON.stringify(others.frames)).not.toContain(id);
    expect(JSON.stringify(others.frames)).not.toContain(bridgeId);
  });
}

describe('a call, on the simulator,', () => {
  aCallThroughTheGateway(startSimulator, 'Local/answer@default');
});

describeOnAsterisk('a call, on the real Asterisk,', () => {
  aCallThroughTheGateway(async () => requireAsterisk(), 'Local/answer@default');
});
