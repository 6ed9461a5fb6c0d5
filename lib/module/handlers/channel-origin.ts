import type { AriClient, StasisStart } from '../../client/index.js';

/** Origins of a channel, as `@OnStasisStart` names them. */
export const CHANNEL_ORIGINS = ['incoming', 'originated', 'snoop', 'externalMedia', 'moved'] as const;

/**
 * How a channel came into an application.
 *
 * - `incoming` – the dialplan handed it over: somebody calls;
 * - `originated` – a command placed the call and named the application;
 * - `snoop` – it listens in on another channel;
 * - `externalMedia` – its voice goes to a program instead of a telephone;
 * - `moved` – it was in another application, or took the place of a channel that was transferred.
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
 * How the channel of an event came into the application. A leg that another program originated is told from a caller
 * by what only such a leg can be: not dialled yet, or the near half of a Local channel. Else Asterisk shows no
 * difference, and it counts as incoming.
 */
export function channelOrigin(event: StasisStart, ids: Partial<AriClient>['ids']): ChannelOrigin {
  const { id, name, state } = event.channel;
  if (hasMoved(event)) return 'moved';
  const kind = ids?.kindOf(id);
  const known = (kind === undefined ? undefined : BY_ID[kind]) ?? BY_TECHNOLOGY[name.split('/', 1)[0] ?? ''];
  if (known !== undefined) return known;
  return state === 'Down' || (name.startsWith('Local/') && name.endsWith(';1')) ? 'originated' : 'incoming';
}

/** After a move `dialplan` still names the application and the arguments of the first one. */
function hasMoved({ application, args, channel, replace_channel: replaced }: StasisStart): boolean {
  if (replaced !== undefined) return true;
  const { app_name: program, app_data: given } = channel.dialplan;
  if (program !== 'Stasis') return false;
  const [first = '', ...rest] = given.split(',');
  // On an outbound per-call socket the application is called `app:channel`.
  if (first !== application && first !== application.split(':', 1)[0]) return true;
  return args.length === 0 && rest.join('') !== '';
}
