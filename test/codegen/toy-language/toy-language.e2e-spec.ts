import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PINNED_MODEL, readModel, readWordBook, WordBook, writeFolder } from 'nestjs-ari/codegen';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { smallApi } from '../support/small-api.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { modelOf } from '../damage/support.js';
import { BashPrinter } from './bash.printer.js';

const run = promisify(execFile);

/** What a line of bash says with the printed functions, and how it ended. */
async function bash(folder: string, line: string): Promise<{ said: string; code: number }> {
  const { url, username, password } = requireAsterisk();
  const { hostname, port } = new URL(url);
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const env = { PATH: process.env['PATH'], ARI_HOST: hostname, ARI_PORT: port, ARI_BASIC: basic };
  const script = `. ${folder}/ari.sh; ${line}`;
  return run('bash', ['-c', script], { env, timeout: 20_000 }).then(
    ({ stdout }) => ({ said: stdout, code: 0 }),
    (error: { stdout: string; code: number }) => ({ said: error.stdout, code: error.code }),
  );
}

async function written(words: WordBook): Promise<string> {
  const folder = await temporaryFolder();
  await writeFolder(folder, new BashPrinter().print(await readModel(PINNED_MODEL), words));
  return folder;
}

describeOnAsterisk('a language more', () => {
  it('is one file of fewer than a hundred lines', async () => {
    const text = await readFile(new URL('./bash.printer.ts', import.meta.url), 'utf8');
    expect(text.split('\n').length).toBeLessThan(100);
  });

  it('calls the real server: an answer, an object that comes and goes, a refusal', async () => {
    const folder = await written(await readWordBook());
    expect(JSON.parse((await bash(folder, 'ari_asterisk_ping')).said)).toMatchObject({ ping: 'pong' });
    const name = `toy ${process.pid} & Co`;
    const made = await bash(folder, `ari_bridges_createWithId toy-${process.pid} type=mixing 'name=${name}'`);
    expect(JSON.parse(made.said)).toMatchObject({ id: `toy-${process.pid}`, name });
    expect((await bash(folder, `ari_bridges_destroy toy-${process.pid}`)).code).toBe(0);
    const gone = await bash(folder, `ari_bridges_get toy-${process.pid}`);
    expect(gone).toEqual({ said: expect.stringContaining('Bridge not found'), code: 104 });
  });

  it('has a function for each operation, and no text that becomes a command', async () => {
    const text = 'ends here\n"; exit 7; $(exit 7) `exit 7` \r exit 7 \u2028 exit 7 \' ;';
    const words = new WordBook({ channels: { resource: text, operations: { list: { summary: text } } } });
    const printed = new BashPrinter().print(await modelOf(smallApi()), words);
    const folder = await temporaryFolder();
    await writeFolder(folder, printed);
    expect(await bash(folder, 'declare -F ari_channels_list ari_channels_playTwice')).toEqual({
      said: 'ari_channels_list\nari_channels_playTwice\n',
      code: 0,
    });
    const all = await written(new WordBook({}));
    const names = (await bash(all, 'declare -F')).said.match(/ari_[a-z]+_?\w*/gi) ?? [];
    expect(names.filter((each) => !/^ari_(send|encoded)$/.test(each))).toHaveLength(108);
  });
});
