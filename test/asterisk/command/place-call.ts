import { parseArgs } from 'node:util';
import { SippCall } from '../sip/sipp-call.js';

/**
 * One SIP call from the command line: dials, presses the digits after the answer, waits for the other side to hang up,
 * and hangs up itself after `--stay` ms.
 * @returns the exit code for the terminal.
 */
export async function placeCall(server: { readonly sipPort: number }, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { digits: { type: 'string' }, stay: { type: 'string' }, info: { type: 'boolean' } },
  });
  const extension = positionals[0];
  if (extension === undefined) throw new Error('whom to call? For instance: sipp app-hello --digits 12#');
  const call = await SippCall.place(server, { extension, dtmf: values.info === true ? 'info' : 'rfc4733' });
  try {
    await call.answered();
    say(`answered: ${extension}`);
    for (const digit of values.digits ?? '') {
      await call.press(digit);
      say(`pressed: ${digit}`);
    }
    const outcome = await call.ended(Number(values.stay ?? 5_000)).catch(() => call.hangup());
    say(`over, ${call.packetsHeard} packets of sound heard, sipp exit code ${outcome.exitCode}`);
    return outcome.exitCode;
  } finally {
    await call.unplug();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
