import { createRequire } from 'node:module';
import { AriClient } from 'nestjs-ari/client';

const { cache } = createRequire(import.meta.url);
const loaded = () => Object.keys(cache).some((file) => file.includes('axios'));

const client = new AriClient({ url: 'http://127.0.0.1:9', username: 'ari', password: 'secret' });
const before = loaded();
client.http.interceptors.request.use((config) => config);
console.log(JSON.stringify({ before, after: loaded() }));
await client.close();
