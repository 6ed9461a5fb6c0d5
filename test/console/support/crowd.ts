import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./crowd.child.ts', import.meta.url));

export type CrowdRequest =
  | { readonly do: 'call'; readonly calls: number }
  | { readonly do: 'press'; readonly rate: number }
  | { readonly do: 'look' }
  | { readonly do: 'end' };

export interface CrowdAnswer {
  /** Keys that were pressed so far, an event each. */
  readonly pressed: number;
  /** Time of its processor so far, in microseconds. */
  readonly cpu: number;
}

interface Address {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** Many callers of a simulated Asterisk, in a process of their own: what they cost is not taken from the application. */
export class Crowd {
  private constructor(
    private readonly child: ChildProcess,
    readonly asterisk: Address,
  ) {}

  static async start(): Promise<Crowd> {
    const child = fork(CHILD, { execArgv: ['--import', 'tsx'] });
    const gone = once(child, 'exit').then(([code]) => {
      throw new Error(`the process of the callers ended with ${String(code)} before it was ready`);
    });
    const [asterisk] = (await Promise.race([once(child, 'message'), gone])) as [Address];
    gone.catch(() => undefined);
    return new Crowd(child, asterisk);
  }

  /** One request at a time. */
  async ask(request: CrowdRequest): Promise<CrowdAnswer> {
    this.child.send(request);
    const [answer] = (await once(this.child, 'message')) as [CrowdAnswer];
    return answer;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill();
    await gone;
  }
}
