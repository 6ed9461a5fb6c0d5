import type { Channel, ObjectIds, StasisEnd, StasisStart } from '../../client/index.js';

/** Origins of a channel, as `@OnStasisStart` and `@OnStasisEnd` name them. */
export const CHANNEL_ORIGINS = ['incoming', 'originated', 'snoop', 'externalMedia', 'moved'] as const;

/**
 * How a channel came into an application.
 *
 * - `incoming` – the dialplan handed it over: somebody calls;
 * - `originated` – a command placed the call and named the application;
 * - `snoop` – it listens in on another channel;
 * - `externalMedia` – its voice goes to a program instead of a telephone;
 * - `moved` – it was in another application, or took the place of a channel that was transferred.
 * @publicApi
 */
export type ChannelOrigin = (typeof CHANNEL_ORIGINS)[number];

const BY_ID: Readonly<Record<string, ChannelOrigin>> = {
  originate: 'originated',
  snoop: 'snoop',
  'external-media': 'externalMedia',
};

const BY_TECHNOLOGY: Readonly<Record<string, ChannelOrigin>> = {
  Snoop: 'snoop',
  UnicastRTP: 'externalMedia',
  AudioSocket: 'externalMedia',
  WebSocket: 'externalMedia',
};

/**
 * How the channel of an event came into the application, as the event itself shows it. A leg that another program
 * originated is known by what no caller can be: not dialled yet, or the near half of a Local channel. Else Asterisk
 * shows no difference, and it counts as incoming.
 */
export function channelOrigin(event: StasisStart | StasisEnd, ids: ObjectIds): ChannelOrigin {
  return hasMoved(event) ? 'moved' : (originOfLeg(event.channel, ids) ?? 'incoming');
}

/** Whether nothing about a channel says that a program made it: somebody calls. */
export function isCaller(channel: Channel, ids: ObjectIds): boolean {
  return originOfLeg(channel, ids) === undefined;
}

function originOfLeg({ id, name, state }: Channel, ids: ObjectIds): ChannelOrigin | undefined {
  const kind = ids.kindOf(id);
  const known = (kind === undefined ? undefined : BY_ID[kind]) ?? BY_TECHNOLOGY[name.split('/', 1)[0] ?? ''];
  if (known !== undefined) return known;
  return state === 'Down' || (name.startsWith('Local/') && name.endsWith(';1')) ? 'originated' : undefined;
}

/**
 * Whether a channel that has entered an application is a call that nobody here knew: a caller, or a call that was moved
 * here. A leg that the application made itself is none, and neither is a channel that takes the place of another.
 */
export function isNewCall(event: StasisStart, ids: ObjectIds): boolean {
  const origin = channelOrigin(event, ids);
  return origin === 'incoming' || (origin === 'moved' && event.replace_channel === undefined);
}

/**
 * After a move `dialplan` still names the application and the arguments of the first one. A channel that leaves says
 * neither its arguments nor which channel it had replaced: then the name of the application decides.
 */
function hasMoved(event: StasisStart | StasisEnd): boolean {
  const { application, channel } = event;
  const { args, replace_channel: replaced }: Partial<StasisStart> = 'args' in event ? event : {};
  if (replaced !== undefined) return true;
  const { app_name: program, app_data: given } = channel.dialplan;
  // The arguments of the broadcast are in there, the name of the application that claimed the call is not.
  if (program === 'StasisBroadcast') return args !== undefined && !given.includes(args.join(':'));
  if (program !== 'Stasis') return false;
  const [first = '', ...rest] = given.split(',');
  // On an outbound per-call socket the application is called `app:channel`.
  if (first !== application && first !== application.split(':', 1)[0]) return true;
  return args?.length === 0 && rest.join('') !== '';
}
