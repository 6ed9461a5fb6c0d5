/** Everything that a run found out, as it is written to `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly rows: readonly RowResult[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
}

export interface RowResult {
  readonly id: string;
  readonly title: string;
  readonly goal: string;
  readonly unit: string;
  readonly measuredAt: string;
  readonly rounds: number;
  /** Smaller counts than the published form has. */
  readonly quick: boolean;
  /** Load of the machine just before, by one-minute average: this bench alone makes about 2. */
  readonly loadBefore: number;
  readonly cases: readonly CaseResult[];
}

export interface CaseResult {
  readonly name: string;
  readonly contenders: readonly ContenderResult[];
  readonly verdicts: readonly Verdict[];
}

/** Medians over the rounds. */
export interface ContenderResult {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** CPU microseconds for one unit. */
  readonly cpuUs: number;
  readonly perCpuSecond: number;
  readonly perWallSecond: number;
  /** How often its CPU time goes into that of the first contender. */
  readonly ratio: number;
  readonly units: number;
  readonly delivered?: number;
  readonly disordered?: number;
  readonly figures?: Readonly<Record<string, number>>;
}

/** Whether ours reached what it must. */
export interface Verdict {
  readonly text: string;
  readonly value: number;
  readonly met: boolean;
}
