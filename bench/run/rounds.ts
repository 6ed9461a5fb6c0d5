import { measureInChild } from './child.js';
import type { Measurement, Task } from './measurement.js';
import type { Case } from './row.js';

/** What each contender of a case measured, round by round. */
export type CaseMeasurements = ReadonlyMap<string, readonly Measurement[]>;

export interface RoundOptions {
  readonly rounds: number;
  readonly world: Omit<Task, 'parameters'>;
  /** Folder with a build of the library; default: what is built. */
  readonly library?: string;
  readonly contenders?: readonly string[];
  readonly progress: (line: string) => void;
}

/** Measures the contenders of a case in turn, round after round, so that a busy minute of the machine hits them all. */
export async function measureCase({ name, contenders }: Case, options: RoundOptions): Promise<CaseMeasurements> {
  const { rounds, world, library, progress } = options;
  const measurements = new Map<string, Measurement[]>();
  const chosen = contenders.filter(
    (contender, index) => index === 0 || (options.contenders?.includes(contender.name) ?? true),
  );
  for (let round = 0; round < rounds; round += 1) {
    // The order turns over from round to round: whoever comes first gets the quiet machine every second time.
    const order = round % 2 === 0 ? chosen : [...chosen].reverse();
    for (const { name: contender, subject, parameters } of order) {
      try {
        const measurement = await measureInChild(subject, { ...world, parameters }, library);
        measurements.set(contender, [...(measurements.get(contender) ?? []), measurement]);
        const cost = ((measurement.cpuMs / measurement.units) * 1000).toFixed(2);
        progress(`  ${name}: ${contender} ${cost} us CPU (round ${round + 1})`);
      } catch (error) {
        // Of a client that fails the table has one line less; the others are measured all the same.
        progress(`  ${name}: ${contender} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return measurements;
}
