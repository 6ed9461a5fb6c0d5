import { NestFactory } from '@nestjs/core';
import { AriClient } from 'nestjs-ari';
import { PackageMissingException } from '../test/debian/package-missing.exception.js';
import { asteriskToCall, type AsteriskToCall } from './start/asterisk-to-call.js';
import { ConsoleModule } from './start/console.module.js';
import { Keypad } from './start/keypad.js';
import { listen } from './start/listening-address.js';
import { startOptions, type StartOptions } from './start/start-options.js';
import { terminal } from './start/terminal.js';
import { CallStory } from './support/call-story.js';

/** How long the last events of a call may take after its end, in milliseconds. */
const LAST_WORDS = 5_000;

/** When the first call comes by itself, where somebody sits at the keyboard, in milliseconds. */
const FIRST_CALL_AFTER = 3_000;

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort());

try {
  const options = startOptions(process.argv.slice(2));
  terminal.title('nestjs-ari: sample 01, hello-dtmf');
  const asterisk = await asteriskToCall(process.env, options.real);
  try {
    await run(asterisk, options, ending.signal);
  } finally {
    await asterisk.stop();
  }
  terminal.row('', 'Goodbye.');
} catch (error) {
  if (error instanceof PackageMissingException) explainMissing(error);
  else if (error instanceof TypeError && 'code' in error) explainArguments(error);
  else if (!ending.signal.aborted) throw error;
}

/** Runs the sample until its call is over, where there is to be one alone, or until the signal comes. */
async function run(asterisk: AsteriskToCall, { once }: StartOptions, signal: AbortSignal): Promise<void> {
  terminal.row('Asterisk', asterisk.description);
  const { url: ARI_URL, username: ARI_USERNAME, password: ARI_PASSWORD } = asterisk;
  Object.assign(process.env, { ARI_URL, ARI_USERNAME, ARI_PASSWORD });
  const app = await NestFactory.create(ConsoleModule.with(asterisk.telephones), {
    logger: ['error', 'warn'],
    forceCloseConnections: true,
  });
  try {
    const client = app.get(AriClient);
    const page = asterisk.telephones === undefined ? 'shows the calls' : 'shows the calls, and is a telephone';
    terminal.row('Console', `${await listen(app)} ${page}`);
    await client.connect({ signal });
    terminal.row('Application', `hello, sample/01-hello-dtmf, waits for calls`);
    if (asterisk.simulator !== undefined && process.stdin.isTTY && !once) await byKeyboard(asterisk, client, signal);
    else await byItself(asterisk, client, once, signal);
  } finally {
    await app.close();
  }
}

/** The person at the terminal has a telephone. */
async function byKeyboard(asterisk: AsteriskToCall, client: AriClient, signal: AbortSignal): Promise<void> {
  const { simulator } = asterisk;
  if (simulator === undefined) return;
  terminal.row('Telephone', 'your keyboard: c calls, 0-9 * # are pressed, h hangs up, q ends');
  terminal.row('Try', 'c, then 1, then *, then #');
  terminal.row('Caller', 'one comes by itself, to be seen on the page');
  readOn();
  const story = new CallStory(client, (line) => terminal.call(line));
  // Somebody to be seen while the person at the terminal finds his way; whether that call goes well is not his business.
  const shown = setTimeout(() => void placeCall(asterisk, signal), FIRST_CALL_AFTER);
  await new Keypad(simulator, (text) => terminal.row('', text)).use(process.stdin, signal);
  clearTimeout(shown);
  // A call that was on has been hung up: let it be told.
  await simulator.settled();
  story.close();
  terminal.blank();
}

/** A call places itself. */
async function byItself(
  asterisk: AsteriskToCall,
  client: AriClient,
  once: boolean,
  signal: AbortSignal,
): Promise<void> {
  terminal.row('Caller', 'one is coming: it will press 1, 2, * and #');
  terminal.blank();
  let hungUp = (): void => undefined;
  const toldToTheEnd = new Promise<void>((resolve) => (hungUp = resolve));
  const story = new CallStory(client, (line) => {
    terminal.call(line);
    if (line.text === 'hung up') hungUp();
  });
  const placed = await placeCall(asterisk, signal);
  if (placed) await Promise.race([toldToTheEnd, aborted(AbortSignal.any([signal, AbortSignal.timeout(LAST_WORDS)]))]);
  terminal.blank();
  if (!once) {
    terminal.row('Call it', ...asterisk.howToCall);
    readOn('Ctrl-C');
    await aborted(signal);
  } else if (!placed) process.exitCode = 1;
  story.close();
}

/** Whether the call went as it should. */
async function placeCall(asterisk: AsteriskToCall, signal: AbortSignal): Promise<boolean> {
  try {
    await asterisk.call(signal);
    return true;
  } catch (error) {
    if (!signal.aborted) terminal.row('Caller', error instanceof Error ? error.message : String(error));
    return false;
  }
}

function readOn(end = 'q'): void {
  terminal.row('Change it', 'sample/01-hello-dtmf/hello.controller.ts, then npm start');
  terminal.row('Read on', 'docs/from-zero-to-a-call.md');
  terminal.row('End it', end);
  terminal.blank();
}

function explainMissing({ message }: PackageMissingException): void {
  terminal.row('Asterisk', message);
  terminal.row('', 'Or use one of yours: ARI_URL=http://host:8088 ARI_USERNAME=… ARI_PASSWORD=… npm start');
  terminal.row('', 'Or the simulated one: npm start');
  process.exitCode = 1;
}

function explainArguments({ message }: TypeError): void {
  terminal.row('', message);
  terminal.row('Use', 'npm start               on a simulated Asterisk, or on the one that ARI_URL names');
  terminal.row('', 'npm start -- --real     on a real Asterisk, unpacked for you');
  terminal.row('', 'npm start -- --once     one call, and the end');
  process.exitCode = 1;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
