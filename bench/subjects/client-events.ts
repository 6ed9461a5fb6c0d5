import type { AriClient } from 'nestjs-ari';
import type { Measurement, Task } from '../run/measurement.js';
import { busyClients } from './busy-clients.js';
import { measureFlood } from './flood.js';
import { followChannels } from './followed-channels.js';
import { Tally } from './tally.js';

/**
 * The client without Nest. Digits go to a listener of each channel (`listen: channel`) or to one; other events to
 * nobody. `handlers` adds listeners that the flood does not concern, `connections` opens that many clients.
 */
export async function measure(task: Task): Promise<Measurement> {
  const { kind, listen, channels } = task.parameters;
  const tally = new Tally();
  const { clients, apps } = await busyClients(task);
  for (const client of clients) {
    client.on('ChannelUserevent', () => tally.end());
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
