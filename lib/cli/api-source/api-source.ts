import { stat } from 'node:fs/promises';
import {
  buildModel,
  KNOWN_RELEASES,
  knownModel,
  ModelError,
  PINNED_ASTERISK,
  readDescriptionFromFolder,
  readDescriptionFromServer,
  readModel,
  type BuiltModel,
  type ServerAddress,
} from '../../codegen/index.js';
import { UsageError } from '../usage.error.js';

/** Where an API is read from, as a command line names it. */
export interface ApiSource {
  /** An address, a folder with `resources.json`, a file with a model, or a release whose model is in this package. */
  readonly from: string;
  readonly username?: string;
  readonly password?: string;
  /** The version that the files of a folder belong to. */
  readonly asterisk?: string;
}

/** What the usage of a command says of its source. */
export const SOURCE_USAGE = `  --username NAME      the ARI user of a server; else the environment variable ARI_USERNAME
  --password SECRET    and password; else ARI_PASSWORD (other users of the machine cannot see that one)
  --asterisk VERSION   the version that the files of a folder belong to`;

/** The options that {@link SOURCE_USAGE} names, for `parseArgs`. */
export const SOURCE_OPTIONS = {
  username: { type: 'string' },
  password: { type: 'string' },
  asterisk: { type: 'string' },
} as const;

/** Whether a source is a running server. */
export function isAddress(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

/** The address and the user of a server. */
export function serverAddress(source: ApiSource, environment: NodeJS.ProcessEnv): ServerAddress {
  const username = source.username ?? environment['ARI_USERNAME'];
  const password = source.password ?? environment['ARI_PASSWORD'];
  if (username === undefined || password === undefined) {
    throw new UsageError('the address of a server needs --username and --password, or ARI_USERNAME and ARI_PASSWORD');
  }
  return { url: source.from, username, password };
}

/**
 * The model of a source. What takes long is reported through `progress`.
 * @throws {ApiDescriptionError} the description cannot be had or is none. {@link ModelError} it makes no model.
 */
export async function modelOf(
  source: ApiSource,
  environment: NodeJS.ProcessEnv,
  progress: (line: string) => void,
): Promise<BuiltModel> {
  if (isAddress(source.from)) {
    const address = serverAddress(source, environment);
    progress('Reading the API of a server ...');
    const { description, asterisk } = await readDescriptionFromServer(address);
    return buildModel(description, asterisk);
  }
  const known = knownModel(source.from);
  if (known !== undefined) return { model: await readModel(known), unusedCorrections: [] };
  const kind = await stat(source.from).catch(() => undefined);
  if (kind === undefined) {
    throw new ModelError(
      `${source.from}: is no address, folder or model; the releases in this package are ${KNOWN_RELEASES.join(', ')}`,
    );
  }
  if (kind.isFile()) return { model: await readModel(source.from), unusedCorrections: [] };
  if (source.asterisk === undefined) {
    progress(`The files do not tell their version: taken for ${PINNED_ASTERISK}; say --asterisk for another.`);
  }
  return buildModel(await readDescriptionFromFolder(source.from), source.asterisk ?? PINNED_ASTERISK);
}
