import { PassThrough } from 'node:stream';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { AriClient } from 'nestjs-ari';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Watch } from '../../test/asterisk/watch.js';
import { Keypad } from './keypad.js';

/** A keyboard that a test types on. */
class TestKeyboard extends PassThrough {
  readonly modes: boolean[] = [];

  setRawMode(raw: boolean): void {
    this.modes.push(raw);
  }
}

let asterisk: AsteriskSimulator;
let client: AriClient;
let keyboard: TestKeyboard;
let said: string[];
let story: string[];
let using: Promise<void>;
const happening = new Watch();
const never = new AbortController().signal;

beforeEach(async () => {
  said = [];
  story = [];
  asterisk = await AsteriskSimulator.start();
  const { url, username, password } = asterisk;
  client = new AriClient({ url, username, password, apps: 'hello' });
  client.on('*', (event) => {
    story.push('digit' in event ? `${event.type} ${String(event.digit)}` : event.type);
    happening.notify();
  });
  await client.connect();
  keyboard = new TestKeyboard();
  using = new Keypad(asterisk, (text) => {
    said.push(text);
    happening.notify();
  }).use(keyboard, never);
});
afterEach(async () => {
  keyboard.end();
  await using;
  await client.close();
  await asterisk.stop();
});

const until = (list: () => readonly string[], text: string): Promise<void> =>
  happening.until(
    () => list().includes(text),
    5_000,
    () => `no "${text}" in: ${list().join(', ')}`,
  );
const told = (text: string): Promise<void> => until(() => story, text);

it('c calls, digits are pressed in their order, h hangs up', async () => {
  keyboard.write('c');
  await told('StasisStart');
  keyboard.write('12#');
  await told('ChannelDtmfReceived #');
  keyboard.write('h');
  await told('StasisEnd');
  expect(story.filter((line) => line.startsWith('ChannelDtmf'))).toEqual([
    'ChannelDtmfReceived 1',
    'ChannelDtmfReceived 2',
    'ChannelDtmfReceived #',
  ]);
  keyboard.write('c');
  await happening.until(
    () => story.filter((line) => line === 'StasisStart').length === 2,
    5_000,
    () => story.join(', '),
  );
});

it('says why a key does nothing', async () => {
  keyboard.write('5');
  await until(() => said, 'There is no call: c calls.');
  keyboard.write('cxc');
  await until(() => said, 'You are on a call: h hangs up.');
});

it.each([
  ['q', 'q'],
  ['Ctrl-C', '\u0003'],
])('%s hangs up and gives the keyboard back', async (_, key) => {
  keyboard.write('c');
  await told('StasisStart');
  keyboard.write(key);
  await using;
  await told('StasisEnd');
  expect(keyboard.modes).toEqual([true, false]);
});

it('ends when the process is to end', async () => {
  const other = new TestKeyboard();
  const end = new AbortController();
  const used = new Keypad(asterisk, () => undefined).use(other, end.signal);
  end.abort();
  await used;
  expect(other.modes).toEqual([true, false]);
});
