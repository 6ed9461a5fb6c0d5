import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The stand-in server in a process of its own. */
export class StandInServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly events: string,
    readonly commands: string,
  ) {}

  static async start(): Promise<StandInServer> {
    const child = fork(join(import.meta.dirname, '../server/server-process.js'), []);
    const [addresses] = (await once(child, 'message')) as [{ events: string; commands: string }];
    return new StandInServer(child, addresses.events, addresses.commands);
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }
}
