import type { BaseEvent, ObjectIds, StasisStart } from '../../client/index.js';
import { channelOrigin } from './channel-origin.js';

/** Whether an event is one that a handler asked for. */
export type EventMatcher = (event: BaseEvent) => boolean;

type Fields = Readonly<Record<string, unknown>>;
type ValueTest = (value: unknown, event: BaseEvent) => boolean;

/**
 * Turns the conditions of a decorator into one question, so that an event costs a comparison or two.
 *
 * @param ids - tells which ids this connection chose, for the origin of a channel.
 * @returns The question, or undefined where there is no condition.
 */
export function eventMatcher(match: Fields, ids: ObjectIds): EventMatcher | undefined {
  const tests = Object.entries(match)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([field, wanted]) => fieldTest(field, wanted, ids))
    .filter((test) => test !== undefined);
  if (tests.length < 2) return tests[0];
  return (event) => tests.every((test) => test(event));
}

function fieldTest(field: string, wanted: unknown, ids: ObjectIds): EventMatcher | undefined {
  if (field === 'origin') return originTest(wanted, ids);
  if (field === 'args') return argumentsTest(wanted);
  const test = valueTest(wanted);
  return (event) => test((event as unknown as Fields)[field], event);
}

function originTest(wanted: unknown, ids: ObjectIds): EventMatcher | undefined {
  if (wanted === 'any') return undefined;
  const origins = Array.isArray(wanted) ? (wanted as readonly unknown[]) : [wanted];
  return (event) => origins.includes(channelOrigin(event as StasisStart, ids));
}

function argumentsTest(wanted: unknown): EventMatcher {
  const tests = (Array.isArray(wanted) ? wanted : [wanted]).map((one) => valueTest(one));
  return (event) => {
    const { args } = event as StasisStart;
    return tests.every((test, index) => index < args.length && test(args[index], event));
  };
}

function valueTest(wanted: unknown): ValueTest {
  if (typeof wanted === 'function') return wanted as ValueTest;
  if (wanted instanceof RegExp) {
    // A global or sticky expression remembers where it stopped, and would miss every other event.
    const expression = new RegExp(wanted.source, wanted.flags.replaceAll(/[gy]/g, ''));
    return (value) => typeof value === 'string' && expression.test(value);
  }
  if (Array.isArray(wanted)) return (value) => wanted.includes(value);
  return (value) => value === wanted;
}
