import { TARGETS } from '../../codegen/index.js';
import { isAddress, serverAddress, SOURCE_OPTIONS, SOURCE_USAGE, type ApiSource } from '../api-source/api-source.js';
import { optionsOf } from '../options-of.js';
import { UsageError } from '../usage.error.js';

/** What `nestjs-ari generate` was asked to do. */
export interface GenerateOptions {
  readonly source: ApiSource | undefined;
  /** A neutral model instead of the one that comes with this package. */
  readonly model: string | undefined;
  readonly target: string;
  readonly out: string;
  readonly check: boolean;
  readonly writeModel: string | undefined;
}

export const GENERATE_USAGE = `nestjs-ari generate [options]

Writes a client or a document of an ARI. Without a source it uses the model that comes with this package.

  --target NAME        ${TARGETS.join(', ')}; default typescript
  --from SOURCE        the address of a server, for example http://127.0.0.1:8088; a folder with resources.json and its
                       companions; or a file with a model
  --url URL            the same for an address alone
${SOURCE_USAGE}
  --model FILE         a model to use, or with a source: to compare with
  --out FOLDER         where to write; what is there and was not generated stays. Default of typescript: lib/client/generated
  --write-model FILE   write the model as JSON as well
  --check              write nothing; fail if a file on disk differs or a description is missing`;

/**
 * Reads the options of `nestjs-ari generate`.
 * @throws {UsageError} an option is unknown, or two do not go together.
 */
export function readGenerateOptions(args: readonly string[], environment: NodeJS.ProcessEnv): GenerateOptions {
  const { values } = optionsOf(args, {
    ...SOURCE_OPTIONS,
    url: { type: 'string' },
    from: { type: 'string' },
    target: { type: 'string' },
    model: { type: 'string' },
    out: { type: 'string' },
    'write-model': { type: 'string' },
    check: { type: 'boolean' },
  });
  if (values.url !== undefined && values.from !== undefined) {
    throw new UsageError('--url and --from are two sources: give one of them');
  }
  if (values.check === true && values['write-model'] !== undefined) {
    throw new UsageError('--check writes nothing, so --write-model does not go with it');
  }
  const target = values.target ?? 'typescript';
  if (!TARGETS.includes(target)) throw new UsageError(`--target ${target}: expected one of ${TARGETS.join(', ')}`);
  const out = values.out ?? (target === 'typescript' ? 'lib/client/generated' : undefined);
  if (out === undefined) throw new UsageError(`--target ${target} needs --out, the folder to write to`);
  const from = values.url ?? values.from;
  const source = from === undefined ? undefined : { ...values, from };
  // A missing password is refused before anything is read.
  if (source !== undefined && (values.url !== undefined || isAddress(source.from))) serverAddress(source, environment);
  return {
    source,
    model: values.model,
    target,
    out,
    check: values.check ?? false,
    writeModel: values['write-model'],
  };
}
