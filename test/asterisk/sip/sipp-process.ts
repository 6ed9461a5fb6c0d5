import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AsteriskPackage } from '../asterisk-package.js';
import { freeUdpPort } from '../free-port.js';

/** How a call ended, as sipp saw it. */
export interface SippOutcome {
  /** 0 when the call went as the scenario has it; 1 when it did not (refused, for instance); others when sipp failed. */
  readonly exitCode: number;
  /** What sipp complained about. */
  readonly complaints: string;
  /** All SIP messages of the call, as they went over the wire. */
  readonly trace: string;
}

/** One run of sipp with a scenario of ours, from the same packages as Asterisk. */
export class SippProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Settles when sipp has ended; never rejects. */
    readonly ended: Promise<SippOutcome>,
  ) {}

  /** Starts it with the scenario and further arguments; it speaks SIP from `port` of 127.0.0.1, by default a free one. */
  static async start(scenario: string, args: readonly string[], port?: number): Promise<SippProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'sipp-'));
    await writeFile(join(folder, 'scenario.xml'), scenario);
    const local = ['-i', '127.0.0.1', '-p', String(port ?? (await freeUdpPort()))];
    const own = ['-sf', 'scenario.xml', ...local, '-nostdin', '-aa'];
    const traces = ['-trace_err', '-error_file', 'complaints', '-trace_msg', '-message_file', 'trace'];
    const asterisk = await AsteriskPackage.prepare();
    const program = asterisk.command('usr/bin/sipp', [...args, ...own, ...traces]);
    const child = spawn(program.command, program.args, {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', TERM: 'dumb' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new SippProcess(child, outcomeOf(child, folder));
  }

  /** Ends it at once, whatever the call is doing. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

async function outcomeOf(child: ChildProcess, folder: string): Promise<SippOutcome> {
  const spoken: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => spoken.push(text));
  const exitCode = await once(child, 'close').then(
    ([code]) => (typeof code === 'number' ? code : -1),
    (error: unknown) => {
      spoken.push(String(error));
      return -1;
    },
  );
  const [complaints, trace] = await Promise.all(
    ['complaints', 'trace'].map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
  );
  await rm(folder, { recursive: true, force: true });
  const said = spoken.join('').replace(/^Resolving remote host.*\n\s*/m, '');
  return { exitCode, complaints: `${said}${complaints ?? ''}`, trace: trace ?? '' };
}
