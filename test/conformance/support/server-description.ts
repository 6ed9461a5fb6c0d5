import type { AsteriskDetails } from '../../setup/asterisk-details.js';
import { serverOfThisRun } from '../../setup/server-of-this-run.js';
import type { DescribedOperation, DescribedParameter, ServerDescription } from './described-operation.js';

interface Resource {
  readonly apis: readonly { readonly path: string; readonly operations: readonly RawOperation[] }[];
  readonly models?: Readonly<Record<string, { readonly subTypes?: readonly string[] }>>;
}

interface RawOperation {
  readonly nickname: string;
  readonly httpMethod: string;
  readonly upgrade?: string;
  readonly parameters?: readonly DescribedParameter[];
}

/** Methods that have a better name than their nickname. */
const METHOD_NAMES: Readonly<Record<string, string>> = {
  rtpstatistics: 'rtpStatistics',
  transfer_progress: 'transferProgress',
};

/**
 * The API as the running Asterisk describes it, read without the library's generator. Nothing where there is no
 * Asterisk: tests are made from it, and then there are none to make.
 */
export async function serverDescription(): Promise<ServerDescription> {
  const asterisk = await serverOfThisRun('asterisk');
  if (asterisk.kind === 'missing') return { operations: [], eventTypes: [] };
  const { apis } = (await read(asterisk, 'resources')) as { apis: readonly { path: string }[] };
  const names = apis.map(({ path }) => /\/api-docs\/(\w+)\./.exec(path)?.[1] ?? path);
  const resources = await Promise.all(names.map(async (name) => [name, await read(asterisk, name)] as const));
  return {
    operations: resources.flatMap(([name, resource]) => operationsOf(name, resource as Resource)),
    eventTypes: resources.flatMap(([, resource]) => subTypes('Event', (resource as Resource).models ?? {})),
  };
}

function operationsOf(resource: string, { apis }: Resource): DescribedOperation[] {
  return apis.flatMap(({ path, operations }) =>
    operations
      .filter(({ upgrade }) => upgrade === undefined)
      .map(({ nickname, httpMethod, parameters = [] }) => {
        const method = METHOD_NAMES[nickname] ?? nickname;
        return { name: `${resource}.${method}`, resource, method, path, verb: httpMethod, parameters };
      }),
  );
}

function subTypes(model: string, models: NonNullable<Resource['models']>): string[] {
  return (models[model]?.subTypes ?? []).flatMap((name) => [name, ...subTypes(name, models)]);
}

async function read({ url, username, password }: AsteriskDetails, name: string): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}/api-docs/${name}.json`, { headers: { authorization } });
  if (!response.ok) throw new Error(`${name}.json: ${response.status}`);
  return response.json();
}
