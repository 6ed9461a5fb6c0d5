import { once } from 'node:events';
import { channelId } from '../server/event-stream.js';
import { PASSWORD, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { measureFlood } from './flood.js';
import { ariClient, awry, ipcom, type PlainEvent } from './peers.js';
import { Tally } from './tally.js';

const APP = 'bench-0';

/** Ends a peer's connection. */
type Close = () => unknown;

/** The peers, each used as its own documentation says. */
export async function measure(task: Task): Promise<Measurement> {
  silenceConsole();
  const { peer, listen } = task.parameters;
  const tally = new Tally();
  const channels = listen === 'channel' ? (task.parameters['channels'] as number) : 0;
  const open = { 'ari-client': openAriClient, '@ipcom': openIpcom, awry: openAwry }[peer as string];
  if (open === undefined) throw new TypeError(`no such peer: ${peer}`);
  const close = await open(task, tally, channels);
  const measurement = await measureFlood(task, tally);
  await close();
  return measurement;
}

async function openAriClient(task: Task, tally: Tally, channels: number): Promise<Close> {
  const client = await ariClient().connect(task.events, USERNAME, PASSWORD);
  await client.start(APP);
  client.on('ChannelUserevent', () => tally.end());
  const hear = ({ duration_ms }: PlainEvent): void => tally.hear(duration_ms);
  if (channels === 0) client.on('ChannelDtmfReceived', hear);
  for (let index = 0; index < channels; index += 1) client.Channel(channelId(index)).on('ChannelDtmfReceived', hear);
  return () => client.stop();
}

async function openIpcom(task: Task, tally: Tally, channels: number): Promise<Close> {
  const { hostname: host, port } = new URL(task.events);
  const { AriClient } = ipcom();
  const client = new AriClient({ host, port: Number(port), username: USERNAME, password: PASSWORD, secure: false });
  await client.connectWebSocket([APP]);
  client.on('ChannelUserevent', () => tally.end());
  const hear = ({ duration_ms }: PlainEvent): void => tally.hear(duration_ms);
  if (channels === 0) client.on('ChannelDtmfReceived', hear);
  for (let index = 0; index < channels; index += 1) client.Channel(channelId(index)).on('ChannelDtmfReceived', hear);
  return () => client.closeWebSocket();
}

/** It has no listeners by name or object: who uses it looks them up. */
async function openAwry(task: Task, tally: Tally, channels: number): Promise<Close> {
  const url = `${task.events.replace('http', 'ws')}/ari/events`;
  const events = awry().Events.connect({ app: APP, url, username: USERNAME, password: PASSWORD, subscribeAll: false });
  await once(events, 'open');
  const hear = ({ duration_ms }: PlainEvent): void => tally.hear(duration_ms);
  const listeners = new Map(Array.from({ length: channels }, (_, index) => [channelId(index), hear]));
  events.on('message', (event: PlainEvent) => {
    if (event.type === 'ChannelUserevent') tally.end();
    else if (event.type !== 'ChannelDtmfReceived') return;
    else if (channels === 0) hear(event);
    else listeners.get(event.channel.id)?.(event);
  });
  return () => events.close();
}

/** One of them writes a line for every event. */
function silenceConsole(): void {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = () => undefined;
}
