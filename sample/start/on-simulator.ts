import { existsSync } from 'node:fs';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { sampleDialplan } from '../support/sample-dialplan.js';
import { Keypad } from './keypad.js';
import { terminal } from './terminal.js';

/** How long a sample may take to connect, in milliseconds. */
const STARTED_WITHIN = 30_000;

/** Nobody speaks longer, in milliseconds. */
const LONGEST_CALL = 86_400_000;

/** What the file `simulated-telephones.ts` of a sample has: the telephones that it calls. */
interface SimulatedTelephones {
  readonly plugIn: (asterisk: AsteriskSimulator) => void;
}

/** Runs a sample on a simulated Asterisk of this process; the keyboard is a telephone. `q` and Ctrl-C end it. */
export async function onSimulator(sample: URL): Promise<void> {
  const asterisk = await AsteriskSimulator.start({ dialplan: sampleDialplan });
  const { url: ARI_URL, username: ARI_USERNAME, password: ARI_PASSWORD } = asterisk;
  Object.assign(process.env, { ARI_URL, ARI_USERNAME, ARI_PASSWORD });
  const telephones = new URL('simulated-telephones.js', sample);
  if (existsSync(telephones)) ((await import(telephones.href)) as SimulatedTelephones).plugIn(asterisk);
  // Not awaited: a sample may end by itself when its work is done.
  void import(new URL('main.js', sample).href);
  const app = await firstApplication(asterisk);
  terminal.row('Asterisk', `simulated in this process, at ${asterisk.url}/ari`);
  terminal.row('Telephone', `your keyboard calls ${app}: c calls, 0-9 * # are pressed, h hangs up, q ends`);
  const keypad = new Keypad(asterisk, (text) => terminal.row('', text), { app, called: tell });
  const { stdin } = process;
  const keyboard = Object.assign(stdin, stdin.isTTY ? {} : { setRawMode: () => stdin });
  await keypad.use(keyboard, new AbortController().signal);
  // As Ctrl-C does where the keyboard is none of ours: the sample closes by its own hooks.
  process.kill(process.pid, 'SIGINT');
}

async function firstApplication(asterisk: AsteriskSimulator): Promise<string> {
  const headers = { authorization: `Basic ${btoa(`${asterisk.username}:${asterisk.password}`)}` };
  for (const since = Date.now(); Date.now() - since < STARTED_WITHIN;) {
    const answer = await fetch(`${asterisk.url}/ari/applications`, { headers });
    const [first] = (await answer.json()) as readonly { readonly name: string }[];
    if (first !== undefined) return first.name;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the sample has not connected to the simulated Asterisk');
}

/** Shows what happens on a call, line by line. */
function tell(call: PhoneCall): void {
  let told = 0;
  const look = (): boolean => {
    for (const line of call.story.slice(told)) terminal.row('you', line);
    told = call.story.length;
    return call.over;
  };
  call.until('to end', look, { timeout: LONGEST_CALL }).then(look, look);
}
