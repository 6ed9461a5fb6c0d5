import { once } from 'node:events';
import WebSocket from 'ws';
import { loadClient, loadMedia } from '../run/library.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import { RtpCaller } from '../run/rtp-caller-process.js';
import type { RtpReport } from '../server/media/rtp-caller.js';
import { bareSpeak, speak } from './media-agents.js';

const APP = 'bench-barge-in';

/** An agent on a real Asterisk that speaks with a caller. */
interface Agent {
  close(): Promise<void>;
}

/** A caller of a real Asterisk who interrupts an agent: from his first sample until he hears nothing of it any more. */
export async function measure(task: Task): Promise<Measurement> {
  const times = numberOf(task, 'times');
  const caller = await RtpCaller.start();
  const agent = await (task.parameters['agent'] === 'floor' ? bareAgent(task, caller) : libraryAgent(task, caller));
  await caller.interrupt(3);
  let report: RtpReport | undefined;
  const spent = await timed(async () => {
    report = await caller.interrupt(times);
  });
  await agent.close();
  await caller.stop();
  const silences = [...(report?.silences ?? [])].sort((a, b) => a - b);
  const at = (part: number): number => silences[Math.floor(silences.length * part)] ?? Number.NaN;
  const figures = { 'silence p50 ms': at(0.5), 'silence p99 ms': at(0.99), 'old frames': report?.old ?? Number.NaN };
  return { units: times, ...spent, figures };
}

async function libraryAgent({ asterisk }: Task, caller: RtpCaller): Promise<Agent> {
  if (asterisk === undefined) throw new Error('this needs an Asterisk');
  const { AriClient } = await loadClient();
  const { openMedia } = await loadMedia();
  const client = new AriClient({ ...asterisk, apps: APP });
  await client.connect();
  const entered = new Promise<void>((resolve) => client.on('StasisStart', () => resolve()));
  const channel = await client.channels.externalMedia(leg(caller));
  await entered;
  await caller.call(localPort(channel));
  const media = await openMedia(channel, { format: 'ulaw' });
  speak(media);
  const close = async (): Promise<void> => {
    await channel.hangup();
    await media.ended;
    await client.idle();
    await client.close();
  };
  return { close };
}

/** The same as a careful script does it, with `fetch` and a socket. */
async function bareAgent({ asterisk }: Task, caller: RtpCaller): Promise<Agent> {
  if (asterisk === undefined) throw new Error('this needs an Asterisk');
  const { origin } = new URL(asterisk.url);
  const authorization = `Basic ${Buffer.from(`${asterisk.username}:${asterisk.password}`).toString('base64')}`;
  const post = async (path: string, parameters: Readonly<Record<string, string>>): Promise<Channel> => {
    const response = await fetch(`${origin}/ari/${path}?${new URLSearchParams(parameters).toString()}`, {
      method: 'POST',
      headers: { authorization },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Channel;
  };
  const events = new WebSocket(`${origin.replace('http', 'ws')}/ari/events?app=${APP}`, { headers: { authorization } });
  await once(events, 'open');
  const started = (id: string): Promise<void> =>
    new Promise((resolve) => {
      events.on('message', (text: Buffer) => {
        const { type, channel } = JSON.parse(text.toString()) as { type: string; channel?: Channel };
        if (type === 'StasisStart' && channel?.id === id) resolve();
      });
    });
  const [rtpId, mediaId] = [`rtp-${process.pid}`, `media-${process.pid}`];
  const both = [started(rtpId), started(mediaId)];
  const rtp = await post('channels/externalMedia', { ...leg(caller), channelId: rtpId });
  await caller.call(localPort(rtp));
  const media = await post('channels/externalMedia', {
    ...{ app: APP, channelId: mediaId, format: 'ulaw', external_host: 'INCOMING', encapsulation: 'none' },
    ...{ transport: 'websocket', connection_type: 'server', transport_data: 'f(json)' },
  });
  const address = `${origin.replace('http', 'ws')}/media/${media.channelvars?.['MEDIA_WEBSOCKET_CONNECTION_ID'] ?? ''}`;
  const socket = new WebSocket(address, ['media'], { perMessageDeflate: false });
  await once(socket, 'open');
  bareSpeak(socket);
  await Promise.all(both);
  const bridge = await post('bridges', { type: 'mixing' });
  await post(`bridges/${bridge.id}/addChannel`, { channel: `${rtpId},${mediaId}` });
  const remove = (path: string): Promise<unknown> =>
    fetch(`${origin}/ari/${path}`, { method: 'DELETE', headers: { authorization } });
  const close = async (): Promise<void> => {
    await Promise.all([remove(`channels/${rtpId}`), remove(`channels/${mediaId}`), remove(`bridges/${bridge.id}`)]);
    socket.terminate();
    events.terminate();
  };
  return { close };
}

interface Channel {
  readonly id: string;
  readonly channelvars?: Readonly<Record<string, string>>;
}

function leg(caller: RtpCaller): { readonly app: string; readonly format: string; readonly external_host: string } {
  return { app: APP, format: 'ulaw', external_host: `127.0.0.1:${caller.port}` };
}

function localPort({ channelvars }: { readonly channelvars?: object }): number {
  return Number((channelvars as Readonly<Record<string, string>> | undefined)?.['UNICASTRTP_LOCAL_PORT']);
}
