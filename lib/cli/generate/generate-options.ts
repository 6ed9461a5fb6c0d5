import { parseArgs } from 'node:util';
import type { ServerAddress } from '../../codegen/index.js';
import { UsageError } from '../usage.error.js';

/** What `nestjs-ari generate` was asked to do. */
export interface GenerateOptions {
  readonly source: DescriptionSource | undefined;
  /** A neutral model instead of the one that comes with this package. */
  readonly model: string | undefined;
  readonly out: string;
  readonly check: boolean;
  readonly writeModel: string | undefined;
}

/** Where the API description is read from, if not from a model. */
export type DescriptionSource =
  | { readonly from: 'server'; readonly address: ServerAddress }
  | { readonly from: 'folder'; readonly folder: string; readonly asterisk: string | undefined };

export const GENERATE_USAGE = `nestjs-ari generate [options]

Writes the TypeScript of an ARI. Without a source it uses the model that comes with this package.

  --url URL            read the API of a running Asterisk, for example http://127.0.0.1:8088
  --username NAME      its ARI user; else the environment variable ARI_USERNAME
  --password SECRET    and password; else ARI_PASSWORD (other users of the machine cannot see that one)
  --from FOLDER        read the API from resources.json and its companions in a folder
  --asterisk VERSION   the version that the files of --from belong to
  --model FILE         a model to use, or with a source: to compare with
  --out FOLDER         where to write; default lib/client/generated
  --write-model FILE   write the model as JSON as well
  --check              write nothing; fail if a file on disk differs or a description is missing`;

/**
 * Reads the options of `nestjs-ari generate`.
 * @throws {UsageError} an option is unknown, or two do not go together.
 */
export function readGenerateOptions(args: readonly string[], environment: NodeJS.ProcessEnv): GenerateOptions {
  const values = parse(args);
  if (values.url !== undefined && values.from !== undefined) {
    throw new UsageError('--url and --from are two sources: give one of them');
  }
  if (values.check === true && values['write-model'] !== undefined) {
    throw new UsageError('--check writes nothing, so --write-model does not go with it');
  }
  return {
    source: readSource(values, environment),
    model: values.model,
    out: values.out ?? 'lib/client/generated',
    check: values.check ?? false,
    writeModel: values['write-model'],
  };
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        username: { type: 'string' },
        password: { type: 'string' },
        from: { type: 'string' },
        asterisk: { type: 'string' },
        model: { type: 'string' },
        out: { type: 'string' },
        'write-model': { type: 'string' },
        check: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function readSource(values: Values, environment: NodeJS.ProcessEnv): DescriptionSource | undefined {
  if (values.from !== undefined) {
    return { from: 'folder', folder: values.from, asterisk: values.asterisk };
  }
  if (values.url === undefined) {
    return undefined;
  }
  const username = values.username ?? environment['ARI_USERNAME'];
  const password = values.password ?? environment['ARI_PASSWORD'];
  if (username === undefined || password === undefined) {
    throw new UsageError('--url needs --username and --password, or ARI_USERNAME and ARI_PASSWORD');
  }
  return { from: 'server', address: { url: values.url, username, password } };
}
