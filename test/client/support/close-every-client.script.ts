import { firstValueFrom } from 'rxjs';
import { AriClient, type AriClientOptions } from 'nestjs-ari/client';

// Run as a process of its own, with the addresses of servers that run elsewhere: it ends by itself only when the
// clients have left nothing behind.

const ignore = (): undefined => undefined;
const silent = { log: ignore, warn: ignore, error: ignore };
const [good, mute, refusing, away, silence] = process.argv.slice(2) as [string, string, string, string, string];

function clientFor(url: string, options: Partial<AriClientOptions> = {}): AriClient {
  return new AriClient({ url, username: 'ari', password: 'ari', apps: 'a', logger: silent, ...options });
}

/** Connecting and with more commands under way than there are sockets. */
function atWork(url: string): AriClient {
  const client = clientFor(url);
  client.connect().catch(ignore);
  for (let id = 0; id < 40; id += 1) client.channels.answer(String(id)).catch(ignore);
  return client;
}

const idle = clientFor(good);
const notAnswering = atWork(mute);
const nobodyThere = atWork(away);
const shakingHands = atWork(silence);
const unauthorized = clientFor(refusing);
const refused = firstValueFrom(unauthorized.statusChanges);
unauthorized.connect().catch(ignore);
await refused;
const connected = clientFor(good);
await connected.connect();
const channel = await connected.channels.get('7');
// Ten minutes of patience.
channel.play('sound:hello-world').finished().catch(ignore);
await connected.channels.answer('7');

const clients = [idle, notAnswering, nobodyThere, shakingHands, unauthorized, connected];
await Promise.all(clients.map((client) => client.close()));
process.stdout.write('closed\n');
