import { AriModule } from 'nestjs-ari';
import { AriLiveModule, type ChannelRow, type LiveRow } from 'nestjs-ari/live';
import { AriRest } from 'nestjs-ari/rest';
import { expect, it, vi } from 'vitest';
import { startSimulator, type AsteriskAccess } from '../live/support/live-gateway.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { EventReader } from './support/event-source.js';
import { FRAMEWORKS, restModule, startRest } from './support/started-rest.js';

const WAIT = { timeout: 30_000, interval: 10 };

function aCallOverHttp(asterisk: () => Promise<AsteriskAccess>): void {
  it.each(FRAMEWORKS)('is made, heard, seen and ended, on %s', { timeout: 90_000 }, async (name, adapter) => {
    const { url, username, password } = await asterisk();
    const app = `rest-live-${name}`;
    const rest = await startRest({
      providers: [],
      adapter: adapter(),
      imports: [
        AriModule.forRoot({ url, username, password, apps: app, subscribeAll: true }),
        AriLiveModule.forRoot({ grants: () => true }),
        restModule({ tenantOf: ({ tenant }: LiveRow) => tenant }),
      ],
    });
    const ada = rest.client.as('ada');
    await vi.waitFor(async () => {
      expect(await rest.client.get('/api/channels')).toMatchObject({ status: 200 });
      expect(await rest.client.get('/api/endpoints')).toMatchObject({ status: 200 });
    }, WAIT);
    const events = await EventReader.open(`${rest.url}/api/channels/events?application=${app}`, 'ada');

    const created = await ada.post('/api/channels', { endpoint: 'Local/answer@default' });
    expect(created).toMatchObject({ status: 201, body: { tenant: 'acme' } });
    const { id } = created.body as ChannelRow;
    const channel = `/api/channels/${encodeURIComponent(id)}`;
    await vi.waitFor(async () => {
      expect(await ada.get(`${channel}?fresh=true`)).toMatchObject({
        status: 200,
        body: { id, state: 'Up', application: app },
      });
    }, WAIT);
    expect(await rest.client.as('bob').get(channel)).toMatchObject({ status: 404 });
    expect(await ada.post(`${channel}/play`, { media: 'sound:demo-congrats' })).toMatchObject({ status: 200 });
    expect(await ada.post(`${channel}/play`, { medium: 1 })).toMatchObject({
      status: 422,
      body: { message: 'Invalid' },
    });
    expect((await ada.get(`/api/channels?application=${app}`)).headers.get('x-total-count')).toBe('1');
    expect(await ada.send('DELETE', channel)).toMatchObject({ status: 200 });
    await vi.waitFor(async () => expect(await ada.get(channel)).toMatchObject({ status: 404 }), WAIT);
    await vi.waitFor(() => expect(events.heard.at(-1)).toBe(`delete ${id}`), WAIT);

    const { paths } = await rest.app.get(AriRest).document();
    expect(Object.keys(paths['/api/channels/{pk}'] ?? {}).sort()).toEqual(['delete', 'get', 'patch']);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/channels/{pk}/play', '/api/bridges/{pk}/addChannel']),
    );
  });
}

describeOnAsterisk('a call over HTTP, on a real Asterisk', () => {
  aCallOverHttp(async () => requireAsterisk());
});

describeOnAsterisk('a call over HTTP, on the simulator', () => {
  aCallOverHttp(() => startSimulator());
});
