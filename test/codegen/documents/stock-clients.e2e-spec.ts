import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { OpenApiPrinter, PINNED_MODEL, readModel, readWordBook } from 'nestjs-ari/codegen';
import { runCommandOrFail } from '../../asterisk/run-command.js';
import { DocumentTools } from '../../rest/support/document-tools.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));
const CLIENTS = ['with-openapi-fetch', 'with-swagger-typescript-api'];

/** What every client must have seen, whoever generated it. */
const SEEN = { pong: 'pong', made: 'mixing', listed: true, named: 'a & b', gone: 404, why: 'Bridge not found' };

describeOnAsterisk('clients that stock generators make of openapi.json', () => {
  it('compile, and call the real server', async () => {
    const document = JSON.parse(
      new OpenApiPrinter().print(await readModel(PINNED_MODEL), await readWordBook())[0]?.text ?? '',
    ) as object;
    const tools = await DocumentTools.for({ 'openapi.json': document });
    onTestFinished(() => tools.remove());
    await cp(CASES, join(tools.folder, 'ari'), { recursive: true });
    expect(await tools.run('openapi-typescript', 'openapi.json', '-o', 'ari/api.ts')).toMatchObject({ exitCode: 0 });
    const generate = ['generate', '--path', 'openapi.json', '-o', 'ari', '-n', 'client.ts'];
    expect(await tools.run('swagger-typescript-api', ...generate)).toMatchObject({ exitCode: 0 });
    expect(await tools.run('tsc', '-p', 'ari')).toMatchObject({ exitCode: 0, output: '' });
    const { url, username, password } = requireAsterisk();
    const env = { ...process.env, ARI_URL: url, ARI_BASIC: Buffer.from(`${username}:${password}`).toString('base64') };
    for (const client of CLIENTS) {
      const told = await runCommandOrFail(process.execPath, [join(tools.folder, 'ari/out', `${client}.js`)], { env });
      expect(JSON.parse(told), client).toEqual(SEEN);
    }
  }, 400_000);
});
