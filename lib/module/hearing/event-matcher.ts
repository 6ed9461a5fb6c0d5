import type { BaseEvent, StasisEnd, StasisStart } from '../../client/index.js';
import type { ChannelOrigin } from './channel-origin.js';

/** Whether an event is one that a handler asked for. */
export type EventMatcher = (event: BaseEvent) => boolean;

/** Tells the origin of a channel that enters or leaves. */
export type OriginOf = (event: StasisStart | StasisEnd) => ChannelOrigin;

type Fields = Readonly<Record<string, unknown>>;
type ValueTest = (value: unknown, event: BaseEvent) => boolean;

/**
 * Turns the conditions of a decorator into one question, so that an event costs a comparison or two.
 *
 * @param originOf - tells the origin of a channel; not needed for what has none.
 * @returns The question, or undefined where there is no condition.
 */
export function eventMatcher(match: Fields, originOf?: OriginOf): EventMatcher | undefined {
  const tests = Object.entries(match)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([field, wanted]) => fieldTest(field, wanted, originOf))
    .filter((test) => test !== undefined);
  if (tests.length < 2) return tests[0];
  return (event) => tests.every((test) => test(event));
}

function fieldTest(field: string, wanted: unknown, originOf?: OriginOf): EventMatcher | undefined {
  if (field === 'origin' && originOf !== undefined) return originTest(wanted, originOf);
  if (field === 'args') return argumentsTest(wanted);
  const test = valueTest(wanted);
  return (event) => test((event as unknown as Fields)[field], event);
}

function originTest(wanted: unknown, originOf: OriginOf): EventMatcher | undefined {
  if (wanted === 'any') return undefined;
  const origins = Array.isArray(wanted) ? (wanted as readonly unknown[]) : [wanted];
  return (event) => origins.includes(originOf(event as StasisStart | StasisEnd));
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
