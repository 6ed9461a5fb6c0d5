import { ApiDescriptionError, ModelError } from '../codegen/index.js';
import { generate } from './generate/generate.command.js';
import { GENERATE_USAGE, readGenerateOptions } from './generate/generate-options.js';
import type { Output } from './output.js';
import { UsageError } from './usage.error.js';

/**
 * Carries out one command line and returns its exit code: 0 done, 1 the command failed or found something, 2 the
 * command line was not understood.
 */
export async function runCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || args.includes('--help')) {
    output.say(GENERATE_USAGE);
    return command === undefined ? 2 : 0;
  }
  try {
    if (command !== 'generate') {
      throw new UsageError(`there is no command "${command}"`);
    }
    return await generate(readGenerateOptions(rest, environment), output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.complain(`nestjs-ari: ${error.message}\n\n${GENERATE_USAGE}`);
      return 2;
    }
    if (error instanceof ApiDescriptionError || error instanceof ModelError) {
      output.complain(`nestjs-ari generate: ${error.message}`);
      return 1;
    }
    throw error;
  }
}
