import { ApiDescriptionError, ModelError, OutputError } from '../codegen/index.js';
import { CHECK_USAGE, check } from './check/check.command.js';
import { DIFF_USAGE, diff } from './diff/diff.command.js';
import { db } from './db/db.command.js';
import { DB_USAGE, readDbOptions } from './db/db-options.js';
import { doctor } from './doctor/doctor.command.js';
import { DOCTOR_USAGE, readDoctorOptions } from './doctor/doctor-options.js';
import { EXTRACT_USAGE, extract } from './extract/extract.command.js';
import { generate } from './generate/generate.command.js';
import { GENERATE_USAGE, readGenerateOptions } from './generate/generate-options.js';
import type { Output } from './output.js';
import { UsageError } from './usage.error.js';

interface Command {
  readonly usage: string;
  run(args: readonly string[], environment: NodeJS.ProcessEnv, output: Output): Promise<number>;
}

const COMMANDS: ReadonlyMap<string | undefined, Command> = new Map([
  [
    'generate',
    {
      usage: GENERATE_USAGE,
      run: (args, environment, output) => generate(readGenerateOptions(args, environment), environment, output),
    },
  ],
  ['extract', { usage: EXTRACT_USAGE, run: extract }],
  ['diff', { usage: DIFF_USAGE, run: diff }],
  ['check', { usage: CHECK_USAGE, run: check }],
  [
    'doctor',
    { usage: DOCTOR_USAGE, run: (args, environment, output) => doctor(readDoctorOptions(args, environment), output) },
  ],
  ['db', { usage: DB_USAGE, run: (args, environment, output) => db(readDbOptions(args, environment), output) }],
] satisfies [string, Command][]);

const USAGE = [...COMMANDS.values()].map(({ usage }) => usage).join('\n\n');

/**
 * Carries out one command line and returns its exit code: 0 done, 1 the command failed or found something, 2 the
 * command line was not understood.
 */
export async function runCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> {
  const [name, ...rest] = args;
  const command = COMMANDS.get(name);
  if (name === undefined || args.includes('--help')) {
    output.say(command?.usage ?? USAGE);
    return name === undefined ? 2 : 0;
  }
  try {
    if (command === undefined) throw new UsageError(`there is no command "${name}"`);
    return await command.run(rest, environment, output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.complain(`nestjs-ari: ${error.message}\n\n${command?.usage ?? USAGE}`);
      return 2;
    }
    if (error instanceof ApiDescriptionError || error instanceof ModelError || error instanceof OutputError) {
      output.complain(`nestjs-ari ${name}: ${error.message}`);
      return 1;
    }
    throw error;
  }
}
