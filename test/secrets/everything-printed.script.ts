import { AriClient } from 'nestjs-ari/client';
import { json, StubAri } from '../client/support/stub-ari.js';
import { printFailures, type Credentials } from './failures-printed.js';
import { printSuccesses } from './successes-printed.js';

// Run as a process of its own, so that everything that reaches its standard output and error can be searched.

const [url, username, password] = process.argv.slice(2) as [string, string, string];
const credentials: Credentials = { username, password };
await printSuccesses(url, credentials);
await printFailures(credentials);

// Its end is what Node itself prints of a command that failed and that nobody looked after.
const stub = await StubAri.start(json(401, { message: 'Authentication required' }));
void new AriClient({ url: stub.url, ...credentials }).channels.list();
