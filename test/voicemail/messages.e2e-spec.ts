import { AsteriskSimulator } from 'nestjs-ari/testing';
import type { AriVoicemailOptions, VoicemailMessage } from 'nestjs-ari/voicemail';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { embeddedPlace, OPENING, PATIENCE, postgresqlPlace, type DatabasePlace } from '../data/support/databases.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { RunningVoicemail, voicemailApplication } from './support/voicemail-application.js';

const PLACES = [
  { kind: 'memory', describe, place: async () => ({ options: { memory: {} }, remove: async () => undefined }) },
  { kind: 'embedded', describe, place: embeddedPlace },
  { kind: 'PostgreSQL', describe: describeOnPostgresql, place: postgresqlPlace },
];

for (const { kind, describe: describeHere, place: placeOf } of PLACES) {
  describeHere(`voicemail, ${kind}`, { timeout: PATIENCE }, () => {
    let simulator: AsteriskSimulator;
    let place: DatabasePlace;
    beforeAll(async () => {
      simulator = await AsteriskSimulator.start();
      place = await placeOf();
    }, OPENING);
    afterAll(async () => {
      await simulator.stop();
      await place.remove();
    });

    const started = async (
      ending: 'delivers' | 'falls' = 'delivers',
      app?: string,
      options: AriVoicemailOptions = {},
    ): Promise<RunningVoicemail> => {
      const data = kind === 'PostgreSQL' ? { ...place.options, migrate: 'onStart' as const } : place.options;
      const { url, username, password } = simulator;
      const asterisk = { url, username, password, sipPort: 0, simulator };
      return RunningVoicemail.start(voicemailApplication(data, options, ending, app), asterisk);
    };
    /** Leaves a message, and gives it when it has been delivered. */
    const leave = async (running: RunningVoicemail, box: string, from = '1001'): Promise<VoicemailMessage> => {
      const before = (await running.voicemail.messages(box)).length;
      const caller = await simulator.call({ from, app: `${running.app},${box}` });
      await caller.answered();
      await running.sample.untilEvent('RecordingStarted');
      await caller.talk(500);
      await caller.hangup();
      return vi.waitFor(
        async () => {
          const messages = await running.voicemail.messages(box);
          expect(messages).toHaveLength(before + 1);
          return messages.at(-1) as VoicemailMessage;
        },
        { timeout: 45_000 },
      );
    };

    it('walks through boxes, messages, folders, marks and lamps, by both ways', async () => {
      const running = await started();
      const { voicemail } = running;
      expect(await running.ask('voicemailBoxes', 'create', { data: { id: '100', tenant: 'north' } })).toMatchObject({
        status: 201,
      });
      const message = await leave(running, '100');
      expect(message).toMatchObject({ box: '100', tenant: 'north', folder: 'inbox', read: false, caller: '1001' });
      // The message is there a moment before its draft is gone and its lamp is lit.
      await vi.waitFor(async () => expect(await running.lamp('100')).toBe('INUSE'), { timeout: 45_000 });
      expect((await running.sample.client.recordings.listStored()).map(({ name }) => name)).toEqual([
        message.recording,
      ]);

      const { id: pk } = message;
      const marked = await running.ask('voicemailMessages', 'mark', { pk, data: { read: true } });
      expect(marked).toMatchObject({ status: 200, data: { read: true, readAt: expect.any(String) as string } });
      await vi.waitFor(async () => expect(await running.lamp('100')).toBe('NOT_INUSE'), { timeout: 45_000 });
      expect(await running.ask('voicemailMessages', 'move', { pk, data: { folder: 'friends' } })).toMatchObject({
        status: 200,
        data: { folder: 'friends', read: true },
      });
      expect(await voicemail.messages('100', { folder: 'friends', read: true })).toHaveLength(1);
      expect(await voicemail.messages('100', { folder: 'inbox' })).toEqual([]);
      expect(await running.ask('voicemailMessages', 'move', { pk, data: { folder: '' } })).toMatchObject({
        status: 422,
      });

      const stranger = { id: 'eve', tenant: 'south' };
      for (const action of ['retrieve', 'mark', 'move', 'play', 'delete']) {
        expect(await running.ask('voicemailMessages', action, { pk }, stranger)).toMatchObject({ status: 404 });
      }
      expect(await running.ask('voicemailMessages', 'list', { data: { count: true } }, stranger)).toMatchObject({
        data: { results: [] },
      });

      const second = await leave(running, '100', '1002');
      expect((await voicemail.messages('100')).map(({ caller }) => caller)).toEqual(['1002', '1001']);
      expect(await running.ask('voicemailMessages', 'delete', { pk: second.id })).toMatchObject({ status: 200 });
      expect(await running.ask('voicemailBoxes', 'delete', { pk: '100' })).toMatchObject({ status: 200 });
      expect(await running.ask('voicemailMessages', 'retrieve', { pk })).toMatchObject({ status: 404 });
      expect(await running.sample.client.recordings.listStored()).toEqual([]);
    });

    it('shows no PIN, and takes none for a minute after five wrong ones', async () => {
      const running = await started();
      const { voicemail } = running;
      await running.ask('voicemailBoxes', 'create', { data: { id: '200', tenant: 'north' } });
      expect(await voicemail.checkPin('200', '1234')).toBe(false);
      const setPin = (pin: string) => running.ask('voicemailBoxes', 'setPin', { pk: '200', data: { pin } });
      expect(await setPin('12')).toMatchObject({ status: 422, errors: [{ pin: [expect.any(String)] }] });
      expect(await setPin('1234')).toMatchObject({ status: 200, data: null });
      expect((await running.ask('voicemailBoxes', 'retrieve', { pk: '200' })).data).toEqual({
        id: '200',
        tenant: 'north',
      });
      expect(await voicemail.checkPin('200', '1234')).toBe(true);
      const guesses = ['0000', '1111', '2222', '3333', '4444'].map((pin) => voicemail.checkPin('200', pin));
      expect(await Promise.all(guesses)).toEqual(guesses.map(() => false));
      expect(await voicemail.checkPin('200', '1234')).toBe(false);
      expect(await running.ask('voicemailBoxes', 'create', { data: { id: '../etc', tenant: 'north' } })).toMatchObject({
        status: 422,
      });
    });

    it('greets with a recording, and throws the one before away', async () => {
      const running = await started();
      const { voicemail } = running;
      const { recordings } = running.sample.client;
      expect(await voicemail.greeting('300')).toBeUndefined();
      const caller = await simulator.call({ from: '1', app: `${running.app},300` });
      await caller.answered();
      await running.sample.untilEvent('RecordingStarted');
      await caller.talk(500);
      await caller.hangup();
      const [source] = await vi.waitFor(
        async () => {
          const messages = await voicemail.messages('300');
          expect(messages).toHaveLength(1);
          return messages;
        },
        { timeout: 45_000 },
      );
      for (const turn of [1, 2]) {
        const draft = voicemail.draft('300', `owner/${turn}`);
        await recordings.copyStored(source?.recording ?? '', { destinationRecordingName: draft });
        expect(await voicemail.greetWith(draft)).toBe(true);
      }
      const greeting = await voicemail.greeting('300');
      const kept = (await recordings.listStored()).map(({ name }) => `recording:${name}`);
      expect(new Set(kept)).toEqual(new Set([greeting, voicemail.media(source as VoicemailMessage)]));
      await voicemail.removeBox('300');
      expect(await recordings.listStored()).toEqual([]);
    });

    it('counts messages in a mailbox of Asterisk, where that is asked for', async () => {
      const running = await started('delivers', undefined, { lamp: 'mailbox', lampName: (box) => `${box}@office` });
      const message = await leave(running, '500');
      const mailbox = () => running.sample.client.mailboxes.get('500@office');
      await vi.waitFor(async () => expect(await mailbox()).toMatchObject({ new_messages: 1, old_messages: 0 }), 45_000);
      await running.voicemail.mark(message.id);
      expect(await mailbox()).toMatchObject({ new_messages: 0, old_messages: 1 });
      await running.voicemail.mark(message.id, false);
      expect(await mailbox()).toMatchObject({ new_messages: 1, old_messages: 0 });
      await running.voicemail.removeBox('500');
    });

    it('delivers what a process that fell has left, once, when the call is over', async () => {
      const fallen = await started('falls');
      const caller = await simulator.call({ from: '1003', app: `${fallen.app},400` });
      await caller.answered();
      await fallen.sample.untilEvent('RecordingStarted');
      const next = await started('delivers', `${fallen.app}-next`);
      await caller.talk(500);
      expect(await next.voicemail.recover()).toBe(0);
      await caller.hangup();
      await fallen.sample.untilEvent('RecordingFinished');
      await fallen.sample.app.close();
      await vi.waitFor(async () => expect(await next.sample.client.channels.list()).toEqual([]), { timeout: 45_000 });
      const counts = [await next.voicemail.recover(), await next.voicemail.recover()];
      expect(counts).toEqual([1, 0]);
      expect(await next.voicemail.messages('400')).toMatchObject([{ box: '400', folder: 'inbox', read: false }]);
      expect(await next.lamp('400')).toBe('INUSE');
      await next.voicemail.removeBox('400');
    });
  });
}
