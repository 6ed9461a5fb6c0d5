import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Watch } from '../test/asterisk/watch.js';
import { compiledSamples } from './support/compiled-samples.js';

let folder: string;
beforeAll(async () => {
  folder = await compiledSamples();
}, 300_000);

/** `npm run sample -- <arguments>`, with a keyboard that the test types on. */
function run(...args: string[]) {
  const child = spawn(process.execPath, ['.build/sample/run.js', ...args], {
    cwd: folder,
    env: { ...process.env, CLINIC_OPEN: 'always', NO_COLOR: '1' },
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  let output = '';
  const watch = new Watch();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      watch.notify();
    });
  const shows = (text: string): Promise<void> =>
    watch.until(
      () => output.includes(text),
      120_000,
      () => `no "${text}":\n${output}`,
    );
  return { shows, type: (keys: string) => child.stdin.write(keys), ended, output: () => output };
}

describe('npm run sample -- 20 --simulated', () => {
  it('calls a sample from the keyboard, on a simulated Asterisk with the telephones that the sample calls', async () => {
    const { shows, type, ended, output } = run('20', '--simulated');
    await shows('your keyboard calls clinic');
    type('c');
    await shows('heard sound:hello');
    type('3');
    await shows('200: talked, PJSIP/doctor-mobile');
    type('q');
    await ended;
    expect(output()).not.toMatch(/^ +at |error/im);
  }, 180_000);

  it('names the samples when there is none of that number', async () => {
    const { ended, output } = run('99');
    await ended;
    expect(output()).toContain('20-clinic');
  });
});
