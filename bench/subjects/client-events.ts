import type { AriClient } from 'nestjs-ari';
import { loadLibrary } from '../run/library.js';
import { PASSWORD, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { measureFlood } from './flood.js';
import { followChannels } from './followed-channels.js';
import { Tally } from './tally.js';

/**
 * The client without Nest. Digits go to a listener of each channel (`listen: channel`) or to one; other events to
 * nobody. `handlers` adds listeners that the flood does not concern, `connections` opens that many clients.
 */
export async function measure(task: Task): Promise<Measurement> {
  const { AriClient: Client } = await loadLibrary();
  const { kind, listen, connections = 1, channels, handlers = 1, applications = 1 } = task.parameters;
  const tally = new Tally();
  const apps = Array.from({ length: applications as number }, (_, index) => `bench-${index}`);
  const clients = Array.from(
    { length: connections as number },
    () => new Client({ url: task.events, username: USERNAME, password: PASSWORD, apps }),
  );
  for (const client of clients) {
    client.on('ChannelUserevent', () => tally.end());
    addHandlers(client, handlers as number);
    if (kind !== 'digits') continue;
    if (listen === 'channel') await followChannels(client, channels as number, (sequence) => tally.hear(sequence));
    else hearApplications(client, apps, tally);
  }
  await Promise.all(clients.map((client) => client.connect()));
  const measurement = await measureFlood(task, tally, clients.length);
  await Promise.all(clients.map((client) => client.close()));
  return measurement;
}

function hearApplications(client: AriClient, apps: readonly string[], tally: Tally): void {
  for (const application of apps) {
    client.on('ChannelDtmfReceived', ({ duration_ms }) => tally.hear(duration_ms), { application });
  }
}

/** Listeners for the same and for other events, of applications that the flood does not concern. */
function addHandlers(client: AriClient, handlers: number): void {
  const names = ['ChannelDtmfReceived', 'StasisStart', 'ChannelHangupRequest', 'PlaybackFinished'] as const;
  for (let index = 1; index < handlers; index += 1) {
    const name = names[index % names.length] as (typeof names)[number];
    client.on(name, () => undefined, { application: `other-${index}` });
  }
}
