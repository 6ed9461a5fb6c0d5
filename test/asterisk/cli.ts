import { PackageMissingException } from '../debian/package-missing.exception.js';
import { AsteriskPackage } from './asterisk-package.js';
import { consoleCommand, logTail } from './asterisk-process.js';
import { placeCall } from './command/place-call.js';
import { findRunning, runFolder, startRunning, stopRunning, type RunningAsterisk } from './command/running-asterisk.js';

const USAGE = `A real Asterisk for tests and for trying things out.

  npm run asterisk -- up                  start it in the background, say where it is
  npm run asterisk -- down                stop it
  npm run asterisk -- cli <command>       a command of its console: cli core show channels
  npm run asterisk -- logs                the end of its log
  npm run asterisk -- sipp <extension> [--digits 12#] [--info] [--stay ms]
                                          call it from a SIP phone: sipp app-hello --digits 12#
  npm run asterisk -- setup               only download and unpack it

Environment: ASTERISK_HTTP_PORT (18090), ASTERISK_SIP_PORT (15062), ASTERISK_MODULES=all,
ASTERISK_CONF_EXTRA (folder of *.conf to append), ASTERISK_CACHE, ASTERISK_SUITE (sid).
`;

const COMMANDS: Record<string, ((args: readonly string[]) => Promise<number>) | undefined> = {
  async setup() {
    const { root } = await AsteriskPackage.prepare(complain);
    return say(`ready in ${root}`);
  },
  async up() {
    return say(describe((await findRunning()) ?? (await startRunning())));
  },
  async down() {
    const running = await findRunning();
    if (running === undefined) return say('not running');
    await stopRunning(running);
    return say('stopped');
  },
  async cli(args) {
    await requireRunning();
    const output = await consoleCommand(await AsteriskPackage.prepare(complain), runFolder(), args.join(' '));
    return say(output.trimEnd());
  },
  async logs() {
    await requireRunning();
    return say(await logTail(runFolder(), 200));
  },
  async sipp(args) {
    const { ports } = await requireRunning();
    return placeCall({ sipPort: ports.sip }, args);
  },
};

async function requireRunning(): Promise<RunningAsterisk> {
  const running = await findRunning();
  if (running === undefined) throw new Error('no Asterisk is running; start one with: npm run asterisk -- up');
  return running;
}

function describe({ url, username, version, ports, pid }: RunningAsterisk): string {
  return [
    `Asterisk ${version} runs (pid ${pid})`,
    `ARI_URL=${url}`,
    `ARI_USERNAME=${username}   (password: the same word; a user who may only read: ro)`,
    `SIP=127.0.0.1:${ports.sip}   (dial app-<application>; outgoing calls to PJSIP/sipp go to port ${ports.phone})`,
  ].join('\n');
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command(args);
  complain(USAGE);
  return ['', 'help', '--help', '-h'].includes(name) ? 0 : 64;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const missing = error instanceof PackageMissingException ? 'This machine cannot provide an Asterisk: ' : '';
  complain(`${missing}${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
