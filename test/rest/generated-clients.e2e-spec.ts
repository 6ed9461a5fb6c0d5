import { AriRest } from 'nestjs-ari/rest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CRM } from './support/crm.js';
import { DocumentTools } from './support/document-tools.js';
import { Sample19 } from './support/sample-19.js';
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

/** The same of sample 19. */
const SEEN_OF_SAMPLE = {
  created: 201,
  'list created': ['Bob 2', 'Bob 3', 'Bob 4'],
  'list refused': [422, ['1.number']],
  filtered: ['Bob 4', 'Bob 3'],
  walked: ['Ada', 'Bob 2', 'Bob 3', 'Bob 4'],
  patched: 'calls back',
  stale: 412,
  conflict: [422, ['number']],
  calls: [{ caller: '1001', result: 'answered' }],
  history: [{ caller: '1001', result: 'answered' }],
  deleted: [204, 204, 204, 204],
  gone: 404,
};

const TIME = { timeout: 600_000 };

const GENERATORS = ['openapi-fetch', 'swagger-typescript-api'];

async function documentOfCrm(): Promise<object> {
  const { app } = await startRest({ providers: CRM });
  return app.get(AriRest).document();
}

async function toolsWith(documents: Readonly<Record<string, object>>): Promise<DocumentTools> {
  const tools = await DocumentTools.for(documents);
  onTestFinished(() => tools.remove());
  return tools;
}

/** Makes both clients of a document. */
async function generate(tools: DocumentTools, document: string, prefix: string): Promise<void> {
  // What has a default may be left out of an input, whatever the generator thinks of it by itself.
  const types = [document, '-o', `${prefix}api.ts`, '--default-non-nullable', 'false'];
  expect(await tools.run('openapi-typescript', ...types)).toMatchObject({ exitCode: 0 });
  const client = ['generate', '--path', document, '-o', '.', '-n', `${prefix}client.ts`];
  expect(await tools.run('swagger-typescript-api', ...client)).toMatchObject({ exitCode: 0 });
}

describe('programs that nobody here wrote', () => {
  it('find the API document valid, and a broken one not', TIME, async () => {
    const tools = await toolsWith({ 'openapi.json': await documentOfCrm() });
    expect(JSON.parse((await tools.run('validate-api', 'openapi.json')).output)).toEqual({ valid: true });
    const broken = await tools.run('validate-api', 'package.json');
    expect(broken.exitCode === 0 && broken.output.includes('"valid": true')).toBe(false);
  });

  it('make clients of it, which compile and work on Express and Fastify, those of sample 19 too', TIME, async () => {
    const sample = await Sample19.prepare();
    const first = await sample.start(undefined);
    const documents = { 'openapi.json': await documentOfCrm(), 'sample-19.json': await first.document() };
    const tools = await toolsWith(documents);
    await generate(tools, 'openapi.json', '');
    await generate(tools, 'sample-19.json', 'sample-19-');
    expect(await tools.run('tsc', '-p', '.')).toMatchObject({ ...DONE, output: '' });
    for (const [name, adapter] of FRAMEWORKS) {
      for (const generator of GENERATORS) {
        const { url } = await startRest({ providers: CRM, adapter: adapter() });
        expect(await tools.drive(`with-${generator}.js`, url), `${generator} on ${name}`).toEqual(SEEN);
      }
    }
    await first.call('1001');
    await first.close();
    for (const [index, [name, adapter]] of FRAMEWORKS.entries()) {
      const { url, close } = await sample.start(adapter());
      const generator = GENERATORS[index] ?? '';
      const seen = await tools.drive(`sample-19-with-${generator}.js`, url);
      expect(seen, `${generator} on ${name}`).toMatchObject(SEEN_OF_SAMPLE);
      await close();
    }
  });
});
