/** What one process measured of itself. */
export interface Measurement {
  /** Events, requests, calls: what the time was spent on. */
  readonly units: number;
  /** CPU time of the whole process, user and system, in milliseconds. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Units that reached the user's code; missing where that is no question. */
  readonly delivered?: number;
  /** Units that reached it before one that was sent earlier. */
  readonly disordered?: number;
  /** Other figures: percentiles, bytes. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** What a process is told to measure; every subject reads the part that concerns it. */
export interface Task {
  /** Addresses of the stand-in server. */
  readonly events: string;
  readonly commands: string;
  /** A real Asterisk, where a row needs one. */
  readonly asterisk?: { readonly url: string; readonly username: string; readonly password: string };
  /** A real PostgreSQL, where a row needs one. */
  readonly postgresql?: { readonly url: string };
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** A module in `subjects/`: one client, put to one kind of work. */
export interface Subject {
  measure(task: Task): Promise<Measurement>;
}

export const USERNAME = 'ari';
export const PASSWORD = 'ari';

/** CPU time and wall time of what `work` does in this process. */
export async function timed(work: () => Promise<unknown>): Promise<{ cpuMs: number; wallMs: number }> {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  await work();
  const wallMs = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000, wallMs };
}

/** The database of a row that needs one. */
export function postgresqlOf({ postgresql }: Task): string {
  if (postgresql === undefined) throw new TypeError('the row does not say that it needs PostgreSQL');
  return postgresql.url;
}

/** A parameter that must be there. */
export function numberOf(task: Task, name: string): number {
  const value = task.parameters[name];
  if (typeof value !== 'number') throw new TypeError(`the parameter ${name} is missing`);
  return value;
}
