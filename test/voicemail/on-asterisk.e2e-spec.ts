import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderRecordings, type VoicemailMessage } from 'nestjs-ari/voicemail';
import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { RunningVoicemail, voicemailApplication } from './support/voicemail-application.js';

// The dialplan of the tests gives an application this as its first argument.
const BOX = 'sip';
/** Belongs to no tenant, as the box and the channel do. */
const OPERATOR = { id: 'ada' };

describeOnAsterisk('voicemail on the real Asterisk', () => {
  it(
    'moves messages to a folder and plays them from there, although it has no mailboxes for the lamp',
    { timeout: 90_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-voicemail-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const options = { recordings: new FolderRecordings(folder), lamp: 'mailbox' } as const;
      const application = voicemailApplication({ memory: {} }, options);
      const running = await RunningVoicemail.start(application);
      const { sample, voicemail, app } = running;
      const caller = await sample.phone(`app-${app}`);
      await sample.untilEvent('RecordingStarted');
      await caller.speak(1_000);
      await caller.hangup();
      const [message] = await vi.waitFor(
        async () => {
          const messages = await voicemail.messages(BOX);
          expect(messages).toHaveLength(1);
          return messages as [VoicemailMessage];
        },
        { timeout: 45_000 },
      );
      onTestFinished(async () => void (await voicemail.removeBox(BOX)));
      const files = await readdir(folder, { recursive: true });
      expect(files.filter((name) => name.endsWith('.wav'))).toEqual([`${message.recording}.wav`]);
      expect((await sample.client.recordings.listStored()).filter(({ name }) => name.startsWith('voicemail/'))).toEqual(
        [],
      );
      const file = await voicemail.file(message);
      const beginning = await (await file?.stream({ start: 0, end: 3 }))?.toArray();
      expect(Buffer.concat(beginning as Buffer[]).toString()).toBe('RIFF');
      expect(file?.size).toBeGreaterThan(8_000);
      const listener = await sample.phone(`app-${app}`);
      await sample.untilEvent('RecordingStarted', 2);
      const [channel] = (await sample.client.channels.list()).filter(({ dialplan }) =>
        dialplan.app_data.startsWith(app),
      );
      const data = { channel: channel?.id };
      const played = await running.ask('voicemailMessages', 'play', { pk: message.id, data }, OPERATOR);
      expect(played).toMatchObject({ status: 200, data: { playback: expect.any(String) as string } });
      await sample.untilHeard(`${join(folder, message.recording)} done`);
      await listener.hangup();

      await running.ask('voicemailMessages', 'mark', { pk: message.id, data: { read: true } }, OPERATOR);
      const gone = { pk: message.id, data: { channel: 'gone' } };
      expect(await running.ask('voicemailMessages', 'play', gone, OPERATOR)).toMatchObject({ status: 422 });
      await voicemail.removeBox(BOX);
      expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.wav'))).toEqual([]);
    },
  );
});
