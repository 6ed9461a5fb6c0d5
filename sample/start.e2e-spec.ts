import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ariReply } from '../test/asterisk/ari-reply.js';
import { AsteriskServer } from '../test/asterisk/asterisk-server.js';
import { Watch } from '../test/asterisk/watch.js';
import { describeOnAsterisk } from '../test/setup/describe-on-asterisk.js';
import { compiledSamples } from './support/compiled-samples.js';

const SECONDS = 1_000;

/** A running `node .build/sample/start.js`, in a process group of its own, like a command of a terminal. */
class Started {
  readonly ended: Promise<number | null>;
  #output = '';
  readonly #child: ChildProcess;
  readonly #watch = new Watch();

  constructor(folder: string, env: NodeJS.ProcessEnv, ...args: string[]) {
    const { ARI_URL: _url, ...inherited } = process.env;
    this.#child = spawn(process.execPath, ['.build/sample/start.js', ...args], {
      cwd: folder,
      env: { ...inherited, ...env },
      detached: true,
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    this.ended = once(this.#child, 'close').then(([code]) => code as number | null);
    onTestFinished(async () => {
      await this.end();
    });
  }

  get output(): string {
    return this.#output;
  }

  async shows(text: string, timeout: number): Promise<void> {
    const complaint = () => `no "${text}" within ${timeout} ms:\n${this.#output}`;
    await this.#watch.until(() => this.#output.includes(text), timeout, complaint);
  }

  /** What the terminal does at Ctrl-C. */
  async end(): Promise<number | null> {
    const { pid, exitCode } = this.#child;
    if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGINT');
    return this.ended;
  }

  #take(text: string): void {
    this.#output += text;
    this.#watch.notify();
  }
}

/** What the caller and the sample do, line by line. */
const THE_CALL = [
  'call from Newcomer 200',
  'answered',
  'hears hello-world',
  'presses 1',
  'hears digits/1',
  'presses 2',
  'hears digits/2',
  'presses *',
  'hears tt-weasels',
  'presses #',
  'hears vm-goodbye',
  'goes on in the dialplan',
  'hung up',
];

/** The lines of the first call, without their times. */
function callOf({ output }: Started): string[] {
  return output.split('\n').flatMap((line) => /^ +call 1 +[\d.]+ s +(.+)$/.exec(line)?.[1] ?? []);
}

async function expectNobodyAt({ output }: Started): Promise<void> {
  const url = /http:\/\/\S+/.exec(output)?.[0] ?? '';
  await expect(fetch(`${url}/asterisk/ping`)).rejects.toThrow('fetch failed');
}

let folder: string;
beforeAll(async () => {
  folder = await compiledSamples();
}, 300 * SECONDS);

describe('npm start', () => {
  it('shows a call on a simulated Asterisk, and ends at Ctrl-C', async () => {
    const started = new Started(folder, {});
    await started.shows('Ctrl-C', 50 * SECONDS);
    expect(started.output).toContain('simulated in this process');
    const reply = await fetch(/http:\S+\/console/.exec(started.output)?.[0] ?? '');
    expect(await reply.text()).toContain('<div id="console">');
    expect(callOf(started)).toEqual(THE_CALL);
    expect(await started.end()).toBe(0);
    expect(started.output).not.toMatch(/^ +at |error/im);
    await expectNobodyAt(started);
  });

  it('ends by itself after one call, where one was asked for', async () => {
    const started = new Started(folder, {}, '--once');
    expect(await started.ended).toBe(0);
    expect(callOf(started)).toEqual(THE_CALL);
    expect(started.output).toMatch(/Goodbye\.\n$/);
    expect(started.output).not.toMatch(/^ +at |error/im);
  });

  it('ends at Ctrl-C in the middle of a call', async () => {
    const started = new Started(folder, {});
    await started.shows('presses 1', 50 * SECONDS);
    expect(await started.end()).toBe(0);
    expect(started.output).not.toMatch(/^ +at |error/im);
  });

  it('ends at Ctrl-C while it waits for an Asterisk that is away', async () => {
    const started = new Started(folder, { ARI_URL: 'http://127.0.0.1:9' });
    await started.shows('trying again', 50 * SECONDS);
    expect(await started.end()).toBe(0);
    expect(started.output).toContain('127.0.0.1:9');
    expect(started.output).not.toMatch(/^ +at /m);
  });

  it('says what to do where no real Asterisk can be had', async () => {
    const started = new Started(
      folder,
      { PATH: '', ASTERISK_CACHE: join(tmpdir(), 'nestjs-ari-no-such-folder') },
      '--real',
    );
    expect(await started.ended).toBe(1);
    expect(started.output).toContain('ARI_URL=');
    expect(started.output).not.toMatch(/^ +at /m);
  });

  it('says what it understands where it does not', async () => {
    const started = new Started(folder, {}, '--reel');
    expect(await started.ended).toBe(1);
    expect(started.output).toContain("'--reel'");
    expect(started.output).toContain('npm start -- --real');
    expect(started.output).not.toMatch(/^ +at /m);
  });
});

describeOnAsterisk('npm start with a real Asterisk', () => {
  it('shows a call on one of its own, and takes everything away at Ctrl-C', { timeout: 180 * SECONDS }, async () => {
    const started = new Started(folder, {}, '--real');
    await started.shows('answered', 60 * SECONDS);
    await started.shows('Ctrl-C', 50 * SECONDS);
    expect(callOf(started)).toEqual(THE_CALL);
    expect(await started.end()).toBe(0);
    expect(started.output).not.toMatch(/^ +at |error/im);
    await expectNobodyAt(started);
  });

  it('uses the Asterisk that ARI_URL names, and leaves no call there', { timeout: 180 * SECONDS }, async () => {
    const server = await AsteriskServer.start();
    onTestFinished(() => server.stop());
    const { url, username, password } = server;
    const env = { ARI_URL: url, ARI_USERNAME: username, ARI_PASSWORD: password };
    const started = new Started(folder, env);
    await started.shows('hears hello-world', 50 * SECONDS);
    expect(await started.end()).toBe(0);
    expect(started.output).toContain(`yours, at ${url}`);
    expect(started.output).not.toMatch(/^ +at |error/im);
    const { body } = await ariReply(`${url}/channels`, server);
    expect(JSON.parse(body)).toEqual([]);
  });
});
