import type { AddressInfo } from 'node:net';
import { Test } from '@nestjs/testing';
import { AriClient, getAriOptionsToken } from 'nestjs-ari';
import { CallHistory } from 'nestjs-ari/history';
import { AriRest, missingInDocument } from 'nestjs-ari/rest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { embeddedPlace, OPENING, PATIENCE, postgresqlPlace } from '../../test/data/support/databases.js';
import { SippCall } from '../../test/asterisk/sip/sipp-call.js';
import { describeOnAsterisk, requireAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { AppModule } from './app.module.js';

/** An Asterisk, and somebody who calls the reception on it. */
interface CallableAsterisk {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Resolves when the call is over. */
  readonly call: (from: string) => Promise<unknown>;
}

async function simulated(): Promise<CallableAsterisk> {
  const asterisk = await AsteriskSimulator.start();
  onTestFinished(() => asterisk.stop());
  const { url, username, password } = asterisk;
  const call = async (from: string) => (await asterisk.call({ from, app: 'reception' })).ended();
  return { url, username, password, call };
}

async function real(): Promise<CallableAsterisk> {
  const { url, username, password, sipPort } = requireAsterisk();
  const call = async (from: string) => {
    const phone = await SippCall.place({ sipPort }, { extension: 'app-reception', callerNumber: from });
    onTestFinished(() => phone.unplug());
    await phone.ended();
  };
  return { url, username, password, call };
}

/** Starts the sample as its `main.ts` does, and gives what its clients use. */
async function started(environment: Readonly<Record<string, string>>, asterisk: CallableAsterisk) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { url, username, password } = asterisk;
  const builder = Test.createTestingModule({ imports: [AppModule] });
  const testing = await builder.overrideProvider(getAriOptionsToken()).useValue({ url, username, password }).compile();
  const app = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  await app.get(AriClient, { strict: false }).connect();
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, {
      method,
      headers: { authorization: 'Bearer secret', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : (JSON.parse(text) as never),
    };
  };
  return { app, ask };
}

const PLACES = [
  { kind: 'a database in a folder', describe, place: embeddedPlace, asterisk: simulated },
  { kind: 'PostgreSQL, with the real Asterisk', describe: describeOnAsterisk, place: postgresqlPlace, asterisk: real },
];

for (const { kind, describe: describeHere, place: placeOf, asterisk: asteriskOf } of PLACES) {
  describeHere(`sample 19, a CRM on ${kind}`, { timeout: OPENING + PATIENCE }, () => {
    it('keeps customers and shows the calls of each', async () => {
      const place = await placeOf();
      onTestFinished(() => place.remove());
      const { url, folder } = place.options as { url?: string; folder?: string };
      const asterisk = await asteriskOf();
      const { app, ask } = await started(
        url === undefined ? { DATABASE_FOLDER: folder ?? '' } : { DATABASE_URL: url },
        asterisk,
      );
      expect(
        missingInDocument(await app.get(AriRest, { strict: false }).document()).filter((line) =>
          line.includes('ustomer'),
        ),
      ).toEqual([]);
      expect((await ask('GET', 'customers', undefined, { authorization: 'Bearer wrong' })).status).toBe(401);

      const ada = (await ask('POST', 'customers', { name: 'Ada', number: '1001' })).body as unknown as { id: string };
      const others = [2, 3, 4].map((index) => ({ name: `Bob ${index}`, number: `100${index}` }));
      expect(await ask('POST', 'customers', others)).toMatchObject({ status: 201 });
      expect(await ask('POST', 'customers', { name: 'Eve', number: '1001' })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'number' }] },
      });
      const first = await ask('GET', 'customers?search=bob&order_by=name&limit=2&cursor=');
      expect(first.body).toMatchObject([{ name: 'Bob 2' }, { name: 'Bob 3' }]);
      const cursor = encodeURIComponent(first.headers.get('x-next-cursor') ?? '');
      expect((await ask('GET', `customers?search=bob&order_by=name&limit=2&cursor=${cursor}`)).body).toMatchObject([
        { name: 'Bob 4' },
      ]);

      await asterisk.call('1001');
      await asterisk.call('5555');
      await vi.waitFor(
        async () => {
          await app.get(CallHistory, { strict: false }).flush();
          expect((await ask('GET', 'calls?result=answered')).body).toHaveLength(2);
        },
        { timeout: 45_000 },
      );
      const calls = await ask('POST', `customers/${ada.id}/calls`);
      expect(calls).toMatchObject({
        status: 200,
        body: [{ caller: '1001', result: 'answered', variables: { CUSTOMER: ada.id } }],
      });

      const etag = (await ask('GET', `customers/${ada.id}`)).headers.get('etag') ?? '';
      const patch = { notes: 'likes engines' };
      expect(await ask('PATCH', `customers/${ada.id}`, patch, { 'if-match': etag })).toMatchObject({
        status: 200,
        body: patch,
      });
      expect(await ask('PATCH', `customers/${ada.id}`, patch, { 'if-match': etag })).toMatchObject({ status: 412 });
      expect(await ask('DELETE', `customers/${ada.id}`)).toMatchObject({ status: 204 });
      expect(await ask('GET', `customers/${ada.id}`)).toMatchObject({ status: 404 });
    });
  });
}
