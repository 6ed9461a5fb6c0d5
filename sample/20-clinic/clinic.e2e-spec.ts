import { Callbacks, Queues } from 'nestjs-ari/calls';
import { Voicemail } from 'nestjs-ari/voicemail';
import { describe, expect, it, vi } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { CallSheet, type SheetLine } from './call-sheet.service.js';
import { CLINIC, type Clinic } from './clinic.js';
import { PROMPTS } from './prompts.js';
import { ALWAYS_OPEN, isOpen, WEEKDAYS_FROM_8_TO_17 } from './opening-hours.js';

const EXTENSIONS = { '820': ['Stasis(clinic)'] };
const LOCAL = {
  nurse: ['Answer()', 'Wait(1)', 'Hangup()'],
  doctor: ['Answer()', 'Wait(1)', 'SendDTMF(1,100,100)', 'Wait(2)', 'Hangup()'],
  away: ['Ringing()', 'Wait(30)'],
  // The patient who is called back.
  _5XX: ['Answer()', 'Wait(20)', 'Hangup()'],
};

const NURSE = 'Local/nurse@default/n';
const AWAY = 'Local/away@default/n';

const USUAL: Clinic = {
  nurses: [NURSE],
  doctors: ['Local/busy@default/n', 'Local/doctor@default/n'],
  week: ALWAYS_OPEN,
  timeZone: 'UTC',
  dialOut: 'Local/%@default/n',
  mayBeCalled: /^\d{3,10}$/,
  callBackAfter: 0,
  // Asterisk's own are long.
  prompts: { ...PROMPTS, leaveMessage: 'sound:beep', messageTaken: 'sound:beep', wrongKey: 'sound:beeperr' },
};

function behaviour(): void {
  async function clinic(differences: Partial<Clinic> = {}) {
    const sample = await RunningSample.start(AppModule, (builder) =>
      builder.overrideProvider(CLINIC).useValue({ ...USUAL, ...differences }),
    );
    const sounds: string[] = [];
    sample.client.onPlaybackEvent('PlaybackStarted', ({ media_uri }) => void sounds.push(media_uri));
    const begins = (sound: string): Promise<void> =>
      sample.until(() => sounds.includes(`sound:${sound}`), `no ${sound}`);
    const sheet = sample.app.get(CallSheet, { strict: false });
    const line = async (): Promise<SheetLine | undefined> => {
      await vi.waitFor(() => expect(sheet.lines).toHaveLength(1), 45_000);
      return sheet.lines[0];
    };
    const nothingLeft = (): Promise<void> =>
      vi.waitFor(async () => {
        expect(await sample.client.channels.list()).toEqual([]);
        expect(await sample.client.bridges.list()).toEqual([]);
      }, 45_000);
    return { sample, begins, line, nothingLeft, voicemail: sample.app.get(Voicemail, { strict: false }) };
  }

  it('1 leads to a nurse, who talks with the caller', async () => {
    const { sample, line, nothingLeft } = await clinic();
    const caller = await sample.caller('820');
    await caller.press('1');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await caller.ended();
    expect(await line()).toMatchObject({ ending: 'talked', to: NURSE });
    await nothingLeft();
  });

  it('who is tired of waiting asks to be called back, and gets a nurse then', async () => {
    const { sample, begins, line, nothingLeft } = await clinic({ nurses: [AWAY] });
    const queue = sample.app.get(Queues, { strict: false }).queue('nurses');
    const caller = await sample.caller('820', { callerNumber: '501' });
    await caller.press('1');
    await vi.waitFor(() => expect(queue.figures.waiting).toBe(1), 45_000);
    await caller.press('1');
    await begins('vm-tocallback');
    // The nurse who is away has had a break; another one comes.
    await queue.removeAgent(AWAY);
    await queue.addAgent({ id: NURSE, endpoint: NURSE });
    await caller.press('1');
    await caller.ended();
    expect(await line()).toMatchObject({ ending: 'callback', number: '501' });
    await vi.waitFor(() => expect(queue.figures.served).toBe(1), 45_000);
    expect(await sample.app.get(Callbacks, { strict: false }).waiting()).toEqual([]);
    await nothingLeft();
  });

  it('2 takes a message; what was said before hanging up is kept', async () => {
    const { sample, line, nothingLeft, voicemail } = await clinic();
    const caller = await sample.caller('820', { callerNumber: '502' });
    await caller.press('2');
    await sample.untilEvent('RecordingStarted');
    await caller.speak(1_200);
    await caller.hangup();
    const noted = await line();
    expect(noted).toMatchObject({ ending: 'message', box: 'nurses' });
    expect(await voicemail.messages('nurses')).toMatchObject([
      { id: noted?.ending === 'message' ? noted.message : '', caller: '502' },
    ]);
    await nothingLeft();
  });

  it('3 rings the doctors in turn; who takes the call by a key has it', async () => {
    const { sample, line, nothingLeft } = await clinic();
    const caller = await sample.caller('820');
    await caller.press('3');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await caller.ended();
    expect(await line()).toMatchObject({ ending: 'talked', to: 'Local/doctor@default/n' });
    await nothingLeft();
  });

  it('after hours nobody is rung: 1 is refused, 2 takes a message', async () => {
    const { sample, begins, line, nothingLeft } = await clinic({ week: {} });
    const caller = await sample.caller('820');
    await caller.press('1');
    await begins('beeperr');
    await caller.press('2');
    await sample.untilEvent('RecordingStarted');
    await caller.press('#1');
    await caller.ended();
    expect(await line()).toMatchObject({ ending: 'message' });
    expect(sample.events).not.toContain('Dial');
    await nothingLeft();
  });

  it('who hangs up in the queue has given up there', async () => {
    const { sample, line, nothingLeft } = await clinic({ nurses: [AWAY] });
    const caller = await sample.caller('820');
    await caller.press('1');
    await sample.untilEvent('Dial');
    await caller.hangup();
    expect(await line()).toMatchObject({ ending: 'gave-up', during: 'queue' });
    await nothingLeft();
  });
}

describeOnBoth('sample 20, a clinic', behaviour, { extensions: EXTENSIONS, localExtensions: LOCAL });

describe('the hours of the clinic', () => {
  it('are those of its own clock, wherever the process runs', () => {
    const at = (time: string): boolean => isOpen(WEEKDAYS_FROM_8_TO_17, 'Europe/Amsterdam', new Date(time));
    // Winter is an hour from UTC, summer two.
    expect([at('2026-11-27T06:59:00Z'), at('2026-11-27T07:00:00Z'), at('2026-11-27T16:00:00Z')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([at('2026-07-27T06:00:00Z'), at('2026-07-27T15:00:00Z')]).toEqual([true, false]);
    expect(at('2026-11-28T10:00:00Z')).toBe(false);
    expect(isOpen(ALWAYS_OPEN, 'UTC', new Date('2026-11-28T23:59:59Z'))).toBe(true);
  });
});
