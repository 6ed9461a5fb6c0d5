import { Voicemail } from 'nestjs-ari/voicemail';
import { expect, it, vi } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import type { SamplePhone } from '../support/sample-phone.js';
import { AppModule } from './app.module.js';

/** Bytes of a file with half a second of sound. */
const HALF_A_SECOND = 8_000;

const EXTENSIONS = {
  _8XXX: ['Stasis(voicemail,${EXTEN:1})'],
  '_*97XXX': ['Stasis(voicemail-main,${EXTEN:3})'],
};

function behaviour(): void {
  /** The sample, what its callers hear, and its lamp. */
  async function running(mailbox: string) {
    const sample = await RunningSample.start(AppModule);
    const sounds: string[] = [];
    sample.client.onPlaybackEvent('PlaybackStarted', ({ media_uri }) => void sounds.push(media_uri));
    const voicemail = sample.app.get(Voicemail, { strict: false });
    return {
      sample,
      sounds,
      messages: () => voicemail.messages(mailbox),
      lamp: async () => (await sample.client.deviceStates.get(`Stasis:mailbox-${mailbox}`)).state,
      begins: (sound: string, times = 1) =>
        sample.until(() => sounds.filter((other) => other.includes(sound)).length >= times, `no ${sound}`),
    };
  }

  async function leaveMessage(sample: RunningSample, extension: string): Promise<SamplePhone> {
    const before = sample.events.filter((name) => name === 'RecordingStarted').length;
    const phone = await sample.caller(extension);
    await phone.press('#');
    await sample.untilEvent('RecordingStarted', before + 1);
    await phone.speak(1_500);
    return phone;
  }

  it('takes a message: greets, records, reviews, records again and stores it', async () => {
    const { sample, begins, messages, lamp } = await running('101');
    const phone = await leaveMessage(sample, '8101');
    await phone.press('#');
    await begins('drafts/101');
    await phone.hears(15);
    await phone.press('3');
    await sample.untilEvent('RecordingStarted', 2);
    await phone.speak(1_500);
    await phone.press('#');
    await begins('drafts/101', 2);
    await phone.press('2');
    await begins('drafts/101', 3);
    await phone.press('1');
    await sample.untilHeard('vm-goodbye done');
    await phone.ended();
    const stored = await messages();
    expect(stored).toMatchObject([{ box: '101', folder: 'inbox', read: false }]);
    expect((await sample.client.recordings.getStoredFile(stored[0]?.recording ?? '')).length).toBeGreaterThan(
      HALF_A_SECOND,
    );
    expect(await lamp()).toBe('INUSE');
  });

  it('deletes a message at a key, and keeps that of a caller who hangs up', async () => {
    const { sample, begins, messages } = await running('102');
    const phone = await leaveMessage(sample, '8102');
    await phone.press('#');
    await begins('drafts/102');
    await phone.press('*');
    await sample.untilHeard('vm-deleted done');
    await sample.untilEvent('RecordingStarted', 2);
    expect(await messages()).toEqual([]);
    await phone.speak(1_500);
    await phone.hangup();
    await vi.waitFor(async () => expect(await messages()).toHaveLength(1), 45_000);
  });

  it('plays the messages to the owner, who goes to and fro between them and deletes', async () => {
    const { sample, sounds, begins, messages, lamp } = await running('103');
    for (const count of [1, 2]) {
      const caller = await leaveMessage(sample, '8103');
      await caller.hangup();
      await vi.waitFor(async () => expect(await messages()).toHaveLength(count), 45_000);
    }
    const [first = '', second = ''] = (await messages()).map(({ recording }) => recording);
    const owner = await sample.caller('*97103');
    await begins(first);
    await owner.press('2');
    await owner.press('5');
    await owner.press('2');
    await owner.press('6');
    await begins(second);
    await owner.press('4');
    await begins(first, 2);
    await sample.untilHeard(`${first} done`, 2);
    await begins(second, 2);
    await owner.press('*');
    await sample.untilHeard('vm-deleted done');
    await begins('vm-nomore');
    await owner.press('#');
    await owner.ended();
    expect(await messages()).toMatchObject([{ recording: first, read: true }]);
    expect(sounds).toContain('number:2');
    expect(await lamp()).toBe('NOT_INUSE');
  });

  it('greets callers with what the owner has recorded', async () => {
    const { sample, begins } = await running('104');
    const owner = await sample.caller('*97104');
    await begins('vm-nomore');
    await owner.press('0');
    await sample.untilEvent('RecordingStarted');
    await owner.speak(1_500);
    await owner.press('#');
    await begins('drafts/104');
    await owner.press('1');
    await sample.untilHeard('vm-saved done');
    await owner.press('#');
    await owner.ended();
    const caller = await sample.caller('8104');
    await begins('voicemail/greetings/104');
    await caller.hangup();
  });
}

describeOnBoth('sample 11, voicemail', behaviour, { extensions: EXTENSIONS });
