import { ariReply } from '../asterisk/ari-reply.js';
import type { AsteriskDetails } from './asterisk-details.js';

/** The server that `ARI_TEST_URL` points to, asked for its version; `undefined` when none is given. */
export async function givenAsterisk(env: NodeJS.ProcessEnv): Promise<AsteriskDetails | undefined> {
  const given = env['ARI_TEST_URL'];
  if (given === undefined || given === '') return undefined;
  const url = baseUrl(given);
  const username = env['ARI_TEST_USERNAME'] ?? 'ari';
  const password = env['ARI_TEST_PASSWORD'] ?? 'ari';
  return {
    kind: 'given',
    url: url.href.replace(/\/$/, ''),
    username,
    password,
    version: await askVersion(url.href.replace(/\/$/, ''), { username, password }),
    httpPort: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    sipPort: Number(env['ARI_TEST_SIP_PORT'] ?? 0),
    phonePort: 0,
    outboundPort: 0,
  };
}

/** With or without `/ari` at its end. */
function baseUrl(given: string): URL {
  const url = new URL(given);
  if (url.pathname === '/') url.pathname = '/ari';
  return url;
}

async function askVersion(url: string, credentials: { username: string; password: string }): Promise<string> {
  const { status, body } = await ariReply(`${url}/asterisk/info?only=system`, credentials).catch((error: unknown) => {
    throw new Error(`ARI_TEST_URL: nobody answers at ${url}`, { cause: error });
  });
  const version = /"version":\s*"(\d+(?:\.\d+)*)/.exec(body)?.[1];
  if (version === undefined) throw new Error(`ARI_TEST_URL: ${url} answered ${status}, not with Asterisk's version`);
  return version;
}
