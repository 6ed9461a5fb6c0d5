import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../lib/client/internal.js';
import { inputShape } from '../../lib/live/actions/action-input.js';
import { ACTIONS, actionTable } from './support/written-actions.js';

/** Operations that are reached by what every stream has. */
const BY_STREAM: Readonly<Record<string, string>> = {
  'channels.list': 'channels: list, fresh',
  'channels.get': 'channels: retrieve, fresh',
  'bridges.list': 'bridges: list, fresh',
  'bridges.get': 'bridges: retrieve, fresh',
  'playbacks.get': 'playbacks: retrieve, fresh',
  'recordings.getLive': 'liveRecordings: retrieve, fresh',
  'recordings.listStored': 'storedRecordings: list, fresh',
  'recordings.getStored': 'storedRecordings: retrieve, fresh',
  'endpoints.list': 'endpoints: list, fresh',
  'endpoints.get': 'endpoints: retrieve, fresh',
  'deviceStates.list': 'deviceStates: list, fresh',
  'deviceStates.get': 'deviceStates: retrieve, fresh',
  'mailboxes.list': 'mailboxes: list, fresh',
  'mailboxes.get': 'mailboxes: retrieve, fresh',
  'applications.list': 'applications: list, fresh',
  'applications.get': 'applications: retrieve, fresh',
  'sounds.list': 'sounds: list, fresh',
  'sounds.get': 'sounds: retrieve, fresh',
};

const LEFT_OUT: Readonly<Record<string, string>> = {
  'recordings.getStoredFile': 'a sound file is no message of a socket',
  'endpoints.listByTech': 'endpoints: list, filtered by technology, gives the same',
  'channels.originate': 'channels: create does the same, with an id that is chosen here',
  'channels.play': 'channels: play does the same, with an id that is chosen here',
  'channels.snoopChannel': 'channels: snoop does the same, with an id that is chosen here',
  'bridges.create': 'bridges: create does the same, with an id that is chosen here',
  'bridges.play': 'bridges: play does the same, with an id that is chosen here',
};

const all = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
  Object.keys(operations).map((operation) => `${resource}.${operation}`),
);
const reached = Object.values(ACTIONS).flatMap((actions) => actions.map(({ operation }) => operation as string));

describe('the operations of ARI', () => {
  it(`are reached by an action, or left out for a reason, all ${all.length}`, () => {
    const known = [...reached, ...Object.keys(BY_STREAM), ...Object.keys(LEFT_OUT)];
    expect(all).toHaveLength(108);
    expect(all.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !all.includes(name))).toEqual([]);
    expect(Object.keys(LEFT_OUT).filter((name) => reached.includes(name))).toEqual([]);
  });

  it('have actions of different names within a stream', () => {
    for (const actions of Object.values(ACTIONS)) {
      const names = actions.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('take no id from a client but the name of a recording, of a device and of a mailbox', () => {
    const given = Object.values(ACTIONS).flatMap((actions) =>
      actions.filter(({ creates }) => creates?.given === true).map(({ creates }) => creates?.key),
    );
    expect([...new Set(given)]).toEqual(['name', 'destinationRecordingName', 'deviceName', 'mailboxName']);
    for (const actions of Object.values(ACTIONS)) {
      for (const action of actions) {
        const names = Object.keys(inputShape(action).fields);
        if (action.creates?.given !== true) expect(names).not.toContain(action.creates?.key);
        expect(names).not.toContain('otherChannelId');
      }
    }
  });

  it('stand in docs/live.md', () => {
    const page = readFileSync(new URL('../../docs/live.md', import.meta.url), 'utf8');
    const written = /<!-- actions:[^>]*-->([^]*)<!-- end of actions -->/.exec(page)?.[1] ?? '';
    const cells = (table: string): string[] =>
      table
        .trim()
        .split('\n')
        .map((line) => line.replaceAll(/\s*\|\s*/g, '|').replaceAll(/-+/g, '-'));
    expect(cells(written)).toEqual(cells(actionTable()));
  });
});
