import type { Verb } from '../verb/index.js';
import type { DialAttempt, DialResult } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';

/**
 * What others may see of a dial: no header fields and variables, which may hold passwords, and no keys that were pressed
 * during the talk, which may be the digits of a card.
 */
export function dialVerb(settings: DialSettings): Verb<DialResult> {
  return {
    kind: 'dial',
    summary,
    get parameters() {
      return parametersOf(settings);
    },
  };
}

function parametersOf(settings: DialSettings): Readonly<Record<string, unknown>> {
  const { groups, timeout, timeLimit, callerHears, answerOnBridge, confirm, consent, recording } = settings;
  const targets = groups.map((group) => group.map(({ endpoint }) => endpoint));
  const asked = confirm !== undefined || consent !== undefined;
  const how = { timeout, timeLimit, callerHears, answerOnBridge, confirm: asked, record: recording !== undefined };
  return { targets, ...how };
}

function summary(result: DialResult): Readonly<Record<string, unknown>> {
  const report = { ringMs: result.ringMs, attempts: result.attempts.map(shown) };
  if (result.outcome === 'aborted') return report;
  if (result.outcome !== 'completed') return { ...report, cause: result.cause };
  const { target, channel, endedBy, cause, talkMs, recordings } = result;
  return { ...report, endpoint: target.endpoint, calleeId: channel.id, endedBy, cause, talkMs, recordings };
}

function shown({ target, ...attempt }: DialAttempt): Readonly<Record<string, unknown>> {
  return { endpoint: target.endpoint, label: target.label, ...attempt };
}
