import { ApiDescriptionError } from './api-description.error.js';
import type { ApiDescription } from './api-description.types.js';
import { DescriptionNode } from './description-node.js';
import { readResourceDescription, readResourceNames } from './resource-description.reader.js';

const TIME_LIMIT_MS = 10_000;

/**
 * Where a running Asterisk is, and who asks.
 * @publicApi
 */
export interface ServerAddress {
  /** The address without `/ari`, for example `http://127.0.0.1:8088`; a path prefix stays. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Reads the API description that a running Asterisk serves, and asks the server for its version.
 * @throws {ApiDescriptionError} no answer within 10 s, a refused user, or an answer that does not describe an API.
 * @publicApi
 */
export async function readDescriptionFromServer(
  address: ServerAddress,
): Promise<{ description: ApiDescription; asterisk: string }> {
  const base = baseOf(address.url);
  const ask = (path: string): Promise<unknown> => getJson(`${base}${path}`, address);
  const index = 'api-docs/resources.json';
  const names = readResourceNames(await ask(index), `${base}${index}`);
  const resources = await Promise.all(
    names.map(async (name) => {
      const path = `api-docs/${name}.json`;
      return readResourceDescription(name, await ask(path), `${base}${path}`);
    }),
  );
  const info = new DescriptionNode(await ask('asterisk/info?only=system'), `${base}asterisk/info`);
  return { description: { resources }, asterisk: info.required('system').required('version').text() };
}

function baseOf(url: string): string {
  if (!URL.canParse(url)) {
    throw new ApiDescriptionError('--url: expected an address such as http://127.0.0.1:8088');
  }
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') {
    // Not echoed: an address with a password in it must not reach a terminal or a log.
    throw new ApiDescriptionError('--url: give the user and the password with --username and --password');
  }
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '').replace(/\/ari$/, '')}/ari/`;
}

async function getJson(url: string, { username, password }: ServerAddress): Promise<unknown> {
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const response = await fetch(url, {
    headers: { authorization: `Basic ${credentials}` },
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  }).catch((cause: unknown) => {
    throw new ApiDescriptionError(`${url}: no answer; is Asterisk's HTTP server enabled there?`, { cause });
  });
  if (!response.ok) {
    const advice = response.status === 401 ? '; check --username and --password against ari.conf' : '';
    throw new ApiDescriptionError(`${url}: answered ${response.status}${advice}`);
  }
  return response.json().catch((cause: unknown) => {
    throw new ApiDescriptionError(`${url}: the answer is not JSON`, { cause });
  });
}
