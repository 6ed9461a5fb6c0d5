import type { Channel } from '../channel.js';
import type { EntityContext } from '../entity-context.js';

type Options = Readonly<Record<string, unknown>>;

/** The commands that make a channel, and where the id stands that was chosen for it. */
const MAKE: ReadonlyMap<string, (path: readonly string[], options: Options) => unknown> = new Map([
  ['channels.create', (_path, { channelId }) => channelId],
  ['channels.externalMedia', (_path, { channelId }) => channelId],
  ['channels.originate', (_path, { channelId }) => channelId],
  ['channels.originateWithId', ([id]) => id],
  ['channels.snoopChannel', (_path, { snoopId }) => snoopId],
  ['channels.snoopChannelWithId', ([, id]) => id],
]);

/**
 * Follows a channel that a method of a repository makes for an application of this client: Asterisk answers before it is
 * there, and commands for it wait until it is. A `PendingChannel` follows its channel by itself.
 */
export function followMade(
  context: EntityContext,
  operation: string,
  path: readonly string[],
  options: object | undefined,
  command: Promise<unknown>,
): void {
  const idOf = MAKE.get(operation);
  if (idOf === undefined) return;
  const { lives } = context;
  const values = (options ?? {}) as Options;
  if (typeof values['app'] !== 'string' || !lives.applications().includes(values['app'])) return;
  const id = idOf(path, values);
  if (typeof id === 'string' && lives.has(id)) return;
  // Of a snoop channel Asterisk tells its application no more than that it enters and leaves.
  const subscribed = !operation.startsWith('channels.snoop');
  void command.then(
    (channel) => lives.made(channel as Channel, subscribed),
    () => {},
  );
}
