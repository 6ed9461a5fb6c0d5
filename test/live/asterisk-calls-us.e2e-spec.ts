import { AriModule } from 'nestjs-ari';
import { AriLiveModule, type LiveRow } from 'nestjs-ari/live';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket, type RawData } from 'ws';
import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { CuttableLine } from '../client/server/support/cuttable-line.js';
import { ACCOUNT, persistent } from '../client/server/support/server-of-a-test.js';
import { startGateway } from '../gateway/support/started-gateway.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startSimulator } from './support/live-gateway.js';
import { View } from './support/view.js';

const WAIT = { timeout: 20_000, interval: 10 };
const APP = 'live-called';
const PATH = '/ari-percall';

/** An Asterisk that opens a socket to a port, and whose line can be cut. */
interface Calling {
  /** It calls whatever listens there now, and again after every cut. */
  readonly call: (port: number) => Promise<void>;
  readonly cut: () => Promise<void>;
  /** Calls while the line is cut, or while it stands. */
  readonly mend: () => Promise<void>;
}

async function realAsterisk(): Promise<Calling> {
  const asterisk = await AsteriskServer.start({ confExtra: persistent(APP) });
  onTestFinished(() => asterisk.stop());
  let line: CuttableLine | undefined;
  const lay = async (port: number): Promise<void> =>
    void (line = await CuttableLine.lay(asterisk.outboundPort, () => port));
  let to = 0;
  return {
    call: (port) => lay((to = port)),
    cut: async () => line?.end(),
    mend: () => lay(to),
  };
}

/** The simulator opens no sockets: what it says on one of its own, and what is answered, is carried on to the server. */
async function simulatedAsterisk(): Promise<Calling> {
  const { url, username, password } = await startSimulator();
  let sockets: WebSocket[] = [];
  let to = 0;
  const carry = async (): Promise<void> => {
    const query = new URLSearchParams({ app: APP, api_key: `${username}:${password}` });
    const near = new WebSocket(`${url.replace('http', 'ws')}/ari/events?${query.toString()}`);
    const heard: RawData[] = [];
    const keep = (data: RawData): void => void heard.push(data);
    near.on('message', keep);
    await once(near, 'open');
    const authorization = `Basic ${Buffer.from(`${ACCOUNT.username}:${ACCOUNT.password}`).toString('base64')}`;
    const far = new WebSocket(`ws://127.0.0.1:${to}${PATH}`, 'ari', { headers: { authorization } });
    await once(far, 'open');
    far.send(JSON.stringify({ type: 'ApplicationRegistered', application: APP, asterisk_id: 'simulated' }));
    for (const data of heard) far.send(data, { binary: false });
    near.off('message', keep);
    near.on('message', (data) => far.send(data, { binary: false }));
    far.on('message', (data: RawData) => near.send(data, { binary: false }));
    far.once('close', () => near.terminate());
    sockets = [near, far];
    onTestFinished(() => sockets.forEach((socket) => socket.terminate()));
  };
  return {
    call: (port) => ((to = port), carry()),
    cut: async () => sockets.forEach((socket) => socket.terminate()),
    mend: carry,
  };
}

function aCalledGateway(start: () => Promise<Calling>): void {
  it(
    'shows the calls to their tenants, steers them, and is right again after a cut',
    { timeout: 120_000 },
    async () => {
      const asterisk = await start();
      const { url, port } = await startGateway({
        providers: [],
        imports: [
          AriModule.forRoot({ server: { path: PATH, ...ACCOUNT } }),
          AriLiveModule.forRoot({ grants: () => true }),
        ],
        options: { tenantOf: ({ tenant }: LiveRow) => tenant },
      });
      await asterisk.call(port);
      const [ada, bob] = await vi.waitFor(
        () => Promise.all([View.of(url, 'ada', 'channels'), View.of(url, 'bob', 'channels')]),
        WAIT,
      );
      if (ada === undefined || bob === undefined) throw new Error('two views were opened');

      const made = async (): Promise<string> => {
        const answer = await ada.socket.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
        expect(answer).toMatchObject({ response_status: 201 });
        const { data } = answer;
        const { id } = data as { id: string };
        await vi.waitFor(
          () => expect(ada.row(id)).toMatchObject({ state: 'Up', application: APP, tenant: 'acme' }),
          WAIT,
        );
        return id;
      };
      const [stays, ends] = [await made(), await made()];
      expect(await ada.socket.ask('channels', 'delete', { pk: ends })).toMatchObject({ response_status: 200 });
      await vi.waitFor(() => expect(ada.keys).not.toContain(ends), WAIT);
      expect(ada.keys).toContain(stays);

      await asterisk.cut();
      await vi.waitFor(async () => {
        expect(await ada.socket.ask('channels', 'retrieve', { pk: stays })).toMatchObject({ data: { stale: true } });
      }, WAIT);
      await asterisk.mend();
      await vi.waitFor(async () => {
        expect(await ada.socket.ask('channels', 'retrieve', { pk: stays })).toMatchObject({ data: { stale: false } });
      }, WAIT);
      // What happens behind the cut is pushed under a new epoch.
      expect(await ada.socket.ask('channels', 'delete', { pk: stays })).toMatchObject({ response_status: 200 });
      await vi.waitFor(() => expect(ada.keys).not.toContain(stays), WAIT);
      expect(ada.knowsOfGap).toBe(true);
      await bob.socket.ask('channels', 'list');
      for (const id of [stays, ends]) expect(JSON.stringify(bob.socket.frames)).not.toContain(id);
    },
  );
}

describe('a gateway that the simulated Asterisk calls, on the same HTTP server,', () =>
  aCalledGateway(simulatedAsterisk));

describeOnAsterisk('a gateway that the real Asterisk calls, on the same HTTP server,', () =>
  aCalledGateway(realAsterisk),
);
