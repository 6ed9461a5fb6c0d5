import { AriModule } from 'nestjs-ari';
import { AriConsoleModule } from 'nestjs-ari/console';
import { AriLiveModule } from 'nestjs-ari/live';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startGateway } from './support/started-gateway.js';

it.each([
  ['development', 200],
  ['production', 404],
])('24: is not there in production, the page that shows and steers calls (%s)', async (environment, status) => {
  vi.stubEnv('NODE_ENV', environment);
  onTestFinished(() => void vi.unstubAllEnvs());
  const ari = AriModule.forRoot({ url: 'http://127.0.0.1:1', username: 'ari', password: 'ari', events: false });
  const { port } = await startGateway({ imports: [ari, AriLiveModule.forRoot(), AriConsoleModule.forRoot()] });
  const answer = await fetch(`http://127.0.0.1:${port}/console/config.json`);
  expect(answer.status).toBe(status);
});
