import type { AriClient } from 'nestjs-ari/client';
import { loadClient } from '../run/library.js';
import { PASSWORD, USERNAME, type Task } from '../run/measurement.js';

/** As many clients as `connections`, with as many `applications` and as many `handlers` that nothing reaches. */
export async function busyClients(task: Task): Promise<{ clients: readonly AriClient[]; apps: readonly string[] }> {
  const { AriClient: Client } = await loadClient();
  const { connections = 1, handlers = 1, applications = 1 } = task.parameters;
  const apps = Array.from({ length: applications as number }, (_, index) => `bench-${index}`);
  const clients = Array.from(
    { length: connections as number },
    () => new Client({ url: task.events, username: USERNAME, password: PASSWORD, apps }),
  );
  for (const client of clients) addHandlers(client, handlers as number);
  return { clients, apps };
}

/** Listeners for the same and for other events, of applications that nothing concerns. */
function addHandlers(client: AriClient, handlers: number): void {
  const names = ['ChannelDtmfReceived', 'StasisStart', 'ChannelHangupRequest', 'PlaybackFinished'] as const;
  for (let index = 1; index < handlers; index += 1) {
    const name = names[index % names.length] as (typeof names)[number];
    client.on(name, () => undefined, { application: `other-${index}` });
  }
}
