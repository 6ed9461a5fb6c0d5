import { type SimulatedChannel, Cause, sendDigits, writeVariable } from '../channels/index.js';
import type { MediaLibrary } from '../media/index.js';

/** How an application ended: the dialplan goes on, or the channel leaves it. */
export type ApplicationResult = 'next' | 'leave';

export type DialplanApplication = (
  channel: SimulatedChannel,
  data: string,
) => Promise<ApplicationResult> | ApplicationResult;

/** Asterisk's `Answer` waits this long for the first sound of the far side before it goes on. */
const firstSoundLimitMs = 500;

async function answer(channel: SimulatedChannel): Promise<ApplicationResult> {
  if (channel.state === 'Up') return 'next';
  channel.setState('Up');
  channel.device.signal('answer');
  const unwatch = channel.incoming.watch(() => channel.waits.wake());
  await channel.waits.wait(channel.incoming.flowing ? 0 : firstSoundLimitMs);
  unwatch();
  return 'next';
}

async function wait(channel: SimulatedChannel, data: string): Promise<ApplicationResult> {
  await channel.waits.wait(Number(data) * 1000 || 0);
  return 'next';
}

/** Signals to the far device, then lasts `data` seconds, or until the call ends. */
function lasting(signal: 'busy' | 'congestion', cause: number): DialplanApplication {
  return async (channel, data): Promise<ApplicationResult> => {
    channel.hangupCause = cause;
    if (channel.state !== 'Up') channel.setState('Busy');
    channel.device.signal(signal);
    await channel.waits.wait(data === '' ? undefined : Number(data) * 1000);
    return 'leave';
  };
}

function hangup(channel: SimulatedChannel, data: string): ApplicationResult {
  if (/^\d+$/.test(data)) channel.hangupCause = Number(data);
  else if (channel.hangupCause === Cause.unknown) channel.hangupCause = Cause.normal;
  return 'leave';
}

function set(channel: SimulatedChannel, data: string): ApplicationResult {
  const at = data.indexOf('=');
  if (at > 0) writeVariable(channel, data.slice(0, at).trim(), data.slice(at + 1));
  return 'next';
}

/** `UserEvent(Name,Key: value,…)`; the header after the name becomes a field of the event. */
function userEvent(channel: SimulatedChannel, data: string): ApplicationResult {
  const [eventname = '', ...headers] = data.split(',');
  const fields = headers
    .map((header) => header.split(/:\s*/, 2) as [string, string?])
    .map(([key, value]) => [key.trim(), value ?? '']);
  channel.publish('ChannelUserevent', { eventname, userevent: { eventname, ...Object.fromEntries(fields) } });
  return 'next';
}

function signalling(signal: 'ringing' | 'progress'): DialplanApplication {
  return (channel) => {
    channel.device.signal(signal);
    return 'next';
  };
}

async function sendDtmf(channel: SimulatedChannel, data: string): Promise<ApplicationResult> {
  const [digits = '', between = '', duration = ''] = data.split(',');
  await sendDigits(channel, { digits, between: Number(between) || 250, duration: Number(duration) || 100 });
  return 'next';
}

function playback(media: MediaLibrary): DialplanApplication {
  return async (channel, data): Promise<ApplicationResult> => {
    const [files = ''] = data.split(',');
    let status = 'SUCCESS';
    for (const file of files.split('&')) {
      const length = media.lengthOf(`sound:${file}`);
      if (typeof length !== 'number') status = 'FAILED';
      else {
        const end = channel.device.hear({ uri: `sound:${file}` });
        await channel.waits.wait(length);
        end();
      }
      if (channel.hungUp) return 'leave';
    }
    channel.setVariable('PLAYBACKSTATUS', status);
    return 'next';
  };
}

/** A tone without end. */
async function milliwatt(channel: SimulatedChannel): Promise<ApplicationResult> {
  const end = channel.device.hear({ uri: 'tone:milliwatt' });
  await channel.waits.wait();
  end();
  return 'leave';
}

/** The applications of the dialplan that need nothing but the exchange. Names are compared without case. */
export function standardApplications(media: MediaLibrary): Map<string, DialplanApplication> {
  return new Map<string, DialplanApplication>([
    ['answer', answer],
    ['wait', wait],
    ['playback', playback(media)],
    ['senddtmf', sendDtmf],
    ['hangup', hangup],
    ['busy', lasting('busy', Cause.busy)],
    ['congestion', lasting('congestion', Cause.congestion)],
    ['ringing', signalling('ringing')],
    ['progress', signalling('progress')],
    ['set', set],
    ['userevent', userEvent],
    ['milliwatt', milliwatt],
    ['noop', () => 'next'],
  ]);
}
