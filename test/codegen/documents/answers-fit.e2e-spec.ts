import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { AsyncApiPrinter, OpenApiPrinter, PINNED_MODEL, readModel, readWordBook } from 'nestjs-ari/codegen';
import { RawEventSocket } from '../../asterisk/raw-event-socket.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';

const model = await readModel(PINNED_MODEL);
const words = await readWordBook();
const openapi = JSON.parse(new OpenApiPrinter().print(model, words)[0]?.text ?? '');
const asyncapi = JSON.parse(new AsyncApiPrinter().print(model, words)[0]?.text ?? '');

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ ...openapi, $id: 'openapi' });
ajv.addSchema({ ...asyncapi, $id: 'asyncapi' });

/** Where a value does not fit a schema of a document: `openapi#/components/schemas/Bridge`. */
function misfits(schema: string, value: unknown): unknown[] {
  const fits = ajv.getSchema(schema);
  if (fits === undefined) return [`no ${schema}`];
  return fits(value) === true ? [] : [schema, value, fits.errors];
}

async function ask(method: string, path: string): Promise<{ status: number; body: any }> {
  const { url, username, password } = requireAsterisk();
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}${path}`, { method, headers: { authorization } });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describeOnAsterisk('what a running Asterisk says', () => {
  it('fits the OpenAPI and the AsyncAPI document', async () => {
    const app = `documents-${process.pid}`;
    const events = await RawEventSocket.open(requireAsterisk(), app);
    try {
      const answers: [string, string, string][] = [
        ['POST', `/bridges/${app}-bridge?type=mixing`, 'Bridge'],
        ['POST', `/channels/${app}-channel?endpoint=Local/stay@default&app=${app}`, 'Channel'],
        ['GET', '/asterisk/info', 'AsteriskInfo'],
        ['GET', '/asterisk/ping', 'AsteriskPing'],
        ['GET', `/applications/${app}`, 'Application'],
      ];
      for (const [method, path, schema] of answers) {
        const { status, body } = await ask(method, path);
        expect(status, path).toBe(200);
        expect(misfits(`openapi#/components/schemas/${schema}`, body)).toEqual([]);
      }
      const list = await ask('GET', '/endpoints');
      for (const each of list.body) expect(misfits('openapi#/components/schemas/Endpoint', each)).toEqual([]);
      const refused = await ask('GET', '/channels/nobody');
      expect(misfits('openapi#/components/schemas/Refusal', refused.body)).toEqual([]);
      await events.heard('StasisStart');
      await ask('POST', `/bridges/${app}-bridge/addChannel?channel=${app}-channel`);
      await ask('DELETE', `/channels/${app}-channel`);
      await ask('DELETE', `/bridges/${app}-bridge`);
      await events.heard('StasisEnd');
      let checked = 0;
      for (const { name } of model.events) {
        for (const event of events.seen(name)) {
          checked += 1;
          expect(misfits(`asyncapi#/components/messages/${name}/payload`, event)).toEqual([]);
        }
      }
      expect(checked).toBeGreaterThan(4);
    } finally {
      events.close();
    }
  }, 60_000);
});
