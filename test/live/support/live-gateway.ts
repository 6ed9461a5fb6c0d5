import { AriModule, type AriModuleOptions } from 'nestjs-ari';
import type { AriGatewayOptions } from 'nestjs-ari/gateway';
import { AsteriskSimulator, type AsteriskSimulatorOptions } from 'nestjs-ari/testing';
import { AriLiveModule, type AriLiveOptions, type LiveRow } from 'nestjs-ari/live';
import { GatewaySocket } from '../../gateway/support/gateway-socket.js';
import { startGateway, type StartedGateway } from '../../gateway/support/started-gateway.js';
import { expect, onTestFinished, vi } from 'vitest';

/** What is needed to reach an Asterisk, the real one or the simulator. */
export interface AsteriskAccess {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** What a live gateway of a test is made of. */
export interface LiveParts {
  readonly app: string;
  readonly live?: AriLiveOptions;
  readonly ari?: Partial<AriModuleOptions>;
  readonly gateway?: Partial<AriGatewayOptions>;
}

/** An application that shows an Asterisk through a gateway, and whose tables have been filled. */
export async function startLive(
  { url, username, password }: AsteriskAccess,
  { app, live = {}, ari = {}, gateway = {} }: LiveParts,
): Promise<StartedGateway> {
  const started = await startGateway({
    providers: [],
    imports: [
      AriModule.forRoot({ url, username, password, apps: app, subscribeAll: true, ...ari }),
      AriLiveModule.forRoot({ grants: () => true, ...live }),
    ],
    options: { tenantOf: ({ tenant }: LiveRow) => tenant, ...gateway },
  });
  const socket = await GatewaySocket.open(started.url, 'root');
  await vi.waitFor(
    async () => {
      for (const stream of ['channels', 'bridges', 'storedRecordings', 'endpoints', 'deviceStates']) {
        if (live.streams !== undefined && !(live.streams as readonly string[]).includes(stream)) continue;
        expect(await socket.ask(stream, 'list'), stream).toMatchObject({ response_status: 200 });
      }
    },
    { timeout: 45_000, interval: 10 },
  );
  socket.socket.terminate();
  return started;
}

/** A simulator whose far end `Local/answer@default` answers and waits, like that of the real Asterisk of the tests. */
export async function startSimulator(options: AsteriskSimulatorOptions = {}): Promise<AsteriskSimulator> {
  const simulator = await AsteriskSimulator.start({
    dialplan: {
      default: { answer: ['Answer()', 'Wait(600)', 'Hangup()'], '_app-.': ['Stasis(${EXTEN:4})', 'Hangup()'] },
    },
    ...options,
  });
  onTestFinished(() => simulator.stop());
  return simulator;
}
