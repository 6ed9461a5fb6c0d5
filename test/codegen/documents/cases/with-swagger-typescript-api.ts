// Calls Asterisk with the client that swagger-typescript-api made of openapi.json.
import { Api, type Refusal } from './client.js';

const { ARI_URL: baseUrl = '', ARI_BASIC: basic = '' } = process.env;
const ari = new Api({ baseUrl, baseApiParams: { format: 'json', headers: { authorization: `Basic ${basic}` } } });
const bridgeId = `swagger-${process.pid}`;

const ping = await ari.asterisk.asteriskPing();
const made = await ari.bridges.bridgesCreateWithId(bridgeId, {}, { type: 'mixing', name: 'a & b' });
const list = await ari.bridges.bridgesList();
await ari.bridges.bridgesDestroy(bridgeId, { format: undefined });
const ask = () =>
  ari.bridges.bridgesGet(bridgeId).catch((refused: { status: number; error: Refusal | null }) => refused);
let gone = await ask();
// For a moment Asterisk still gives a bridge that it has destroyed.
while (gone.status === 200) gone = await ask();

console.log(
  JSON.stringify({
    pong: ping.data.ping,
    made: made.data.bridge_type,
    listed: list.data.some(({ id }) => id === bridgeId),
    named: made.data.name,
    gone: gone.status,
    why: gone.error?.message,
  }),
);
