import { ResourceBadRequestException } from '../../resources/index.js';
import { isAriChannel } from '../ari-events/index.js';

/** What begins with it tells of the gateway itself. */
export const OWN_EVENTS = 'gateway.';

const CHANNEL = /^[\w.:;/@+-]{1,256}$/;
const LONGEST_EVENT = 128;

/** @throws {ResourceBadRequestException} it is missing, or no name of a channel. */
export function channelName(channel: unknown): string {
  if (channel === undefined || channel === null || channel === '') refuse('channel', 'required');
  return typeof channel === 'string' && CHANNEL.test(channel) ? channel : refuse('channel', 'Invalid channel');
}

/** @throws {ResourceBadRequestException} it is no name of a channel, or only Asterisk speaks there. */
export function openChannelName(channel: unknown): string {
  const name = channelName(channel);
  return isAriChannel(name) ? refuse('channel', 'Cannot publish to channel') : name;
}

/** @throws {ResourceBadRequestException} it is no name of an event. */
export function eventName(event: unknown): string {
  const name = eventPattern(event);
  return name.startsWith(OWN_EVENTS) ? refuse('event', 'Invalid event') : name;
}

/** @throws {ResourceBadRequestException} it is no pattern of events. */
export function eventPattern(event: unknown): string {
  const right = typeof event === 'string' && event !== '' && event.length <= LONGEST_EVENT;
  return right ? event : refuse('event', 'Invalid event');
}

function refuse(field: string, problem: string): never {
  throw new ResourceBadRequestException([{ [field]: [problem] }]);
}
