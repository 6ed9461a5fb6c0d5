import { AriRest } from 'nestjs-ari/rest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CRM } from './support/crm.js';
import { DocumentTools } from './support/document-tools.js';
import { FRAMEWORKS, startRest } from './support/started-rest.js';

const DONE = { exitCode: 0, errors: '' };

/** What every client must have seen, whoever generated it. */
const SEEN = {
  created: 201,
  'list created': ['caller 1', 'caller 2', 'caller 3'],
  filtered: ['caller 3', 'caller 2'],
  walked: ['Ada', 'caller 1', 'caller 2', 'caller 3'],
  patched: 7,
  stale: 412,
  conflict: ['number'],
  wrong: ['name', 'number'],
  noted: { pk: 'c1', text: 'calls back' },
  deleted: 204,
  cleared: 3,
};

const TIME = { timeout: 400_000 };

async function toolsWithDocument(): Promise<DocumentTools> {
  const { app } = await startRest({ providers: CRM });
  const tools = await DocumentTools.for(await app.get(AriRest).document());
  onTestFinished(() => tools.remove());
  return tools;
}

describe('programs that nobody here wrote', () => {
  it('find the API document valid, and a broken one not', TIME, async () => {
    const tools = await toolsWithDocument();
    expect(JSON.parse((await tools.run('validate-api', 'openapi.json')).output)).toEqual({ valid: true });
    const broken = await tools.run('validate-api', 'package.json');
    expect(broken.exitCode === 0 && broken.output.includes('"valid": true')).toBe(false);
  });

  it('make clients of it, which compile and work on Express and Fastify', TIME, async () => {
    const tools = await toolsWithDocument();
    // What has a default may be left out of an input, whatever the generator thinks of it by itself.
    const types = ['openapi.json', '-o', 'api.ts', '--default-non-nullable', 'false'];
    expect(await tools.run('openapi-typescript', ...types)).toMatchObject({ exitCode: 0 });
    const generate = ['generate', '--path', 'openapi.json', '-o', '.', '-n', 'client.ts'];
    expect(await tools.run('swagger-typescript-api', ...generate)).toMatchObject({ exitCode: 0 });
    expect(await tools.run('tsc', '-p', '.')).toMatchObject({ ...DONE, output: '' });
    for (const [name, adapter] of FRAMEWORKS) {
      for (const client of ['with-openapi-fetch.js', 'with-swagger-typescript-api.js']) {
        const { url } = await startRest({ providers: CRM, adapter: adapter() });
        expect(await tools.drive(client, url), `${client} on ${name}`).toEqual(SEEN);
      }
    }
  });
});
