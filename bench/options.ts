import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface BenchOptions {
  readonly quick: boolean;
  /** Write the page for the documentation; the quick form does so only when it is told to. */
  readonly publish: boolean;
  readonly rounds: number;
  /** Ids of rows; empty: all. */
  readonly only: readonly string[];
  /** Folder with another build of the library to measure. */
  readonly library: string | undefined;
  /** Names of contenders to measure beside the first; undefined: all. */
  readonly contenders: readonly string[] | undefined;
}

export const USAGE =
  'npm run bench -- [--quick] [--publish] [--only digits,channels,...] [--rounds 5] [--contenders nestjs-ari] [--library folder]';

export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      rounds: { type: 'string' },
      contenders: { type: 'string' },
      library: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!Number.isSafeInteger(rounds) || rounds < 1) throw new RangeError(`--rounds must be a whole number\n${USAGE}`);
  return {
    quick: values.quick,
    publish: values.publish || !values.quick,
    rounds,
    only: listed(values.only),
    library: values.library,
    contenders: values.contenders === undefined ? undefined : listed(values.contenders),
  };
}

function listed(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}
