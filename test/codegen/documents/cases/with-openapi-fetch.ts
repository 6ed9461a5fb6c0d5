// Calls Asterisk with openapi-fetch, which knows it by the types that openapi-typescript made of openapi.json.
import createClient from 'openapi-fetch';
import type { paths } from './api.js';

const { ARI_URL: baseUrl = '', ARI_BASIC: basic = '' } = process.env;
const ari = createClient<paths>({ baseUrl, headers: { authorization: `Basic ${basic}` } });
const bridgeId = `fetch-${process.pid}`;

const ping = await ari.GET('/asterisk/ping');
const query = { type: 'mixing', name: 'a & b' };
const made = await ari.POST('/bridges/{bridgeId}', { params: { path: { bridgeId }, query } });
const list = await ari.GET('/bridges');
await ari.DELETE('/bridges/{bridgeId}', { params: { path: { bridgeId } } });
const ask = () => ari.GET('/bridges/{bridgeId}', { params: { path: { bridgeId } } });
let gone = await ask();
// For a moment Asterisk still gives a bridge that it has destroyed.
while (gone.response.status === 200) gone = await ask();

console.log(
  JSON.stringify({
    pong: ping.data?.ping,
    made: made.data?.bridge_type,
    listed: list.data?.some(({ id }) => id === bridgeId),
    named: made.data?.name,
    gone: gone.response.status,
    why: gone.error?.message,
  }),
);
