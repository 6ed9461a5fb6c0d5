import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Callbacks } from 'nestjs-ari/calls';
import type { AsteriskSimulator, PhoneCall } from 'nestjs-ari/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { asteriskOfSample, describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { CAMPAIGN, type Campaign } from './campaign.js';
import { ReminderCampaign } from './reminder-campaign.service.js';
import { ReminderResults } from './reminder-results.service.js';

const AT = new Date('2026-12-01T14:05:00Z');

/** Patients by what they do. On the real Asterisk they are extensions, which send sound while they are silent. */
const PATIENTS = {
  confirms: '2011',
  wantsToTalk: '2012',
  machine: '2013',
  busy: '2014',
} as const;

const PERSON = ['Answer()', 'Playback(hello)', 'Playback(silence/3)'];
const LOCAL = {
  [PATIENTS.confirms]: [...PERSON, 'SendDTMF(1,100,100)', 'Wait(30)'],
  [PATIENTS.wantsToTalk]: [...PERSON, 'SendDTMF(3,100,100)', 'Wait(30)'],
  [PATIENTS.machine]: ['Answer()', 'Playback(vm-intro)', 'Playback(silence/10)', 'Wait(30)'],
  [PATIENTS.busy]: ['Busy(1)'],
  desk: ['Answer()', 'Wait(0.5)', 'Hangup()'],
};

/** The same people as telephones of the simulator. */
function plugIn(asterisk: AsteriskSimulator): void {
  const picksUp = (endpoint: string, then: (call: PhoneCall) => Promise<void>): void => {
    asterisk.phone(endpoint).onRing((ring) => then(ring.answer()).catch(() => {}));
  };
  const person = (key: string) => async (call: PhoneCall) => {
    await call.talk(500);
    await call.heard('sound:hello', { timeout: 15_000 });
    await call.press(key);
  };
  picksUp(`PJSIP/${PATIENTS.confirms}@trunk`, person('1'));
  picksUp(`PJSIP/${PATIENTS.wantsToTalk}@trunk`, person('3'));
  // In two sentences: the simulator tells only of speech that begins when somebody listens.
  picksUp(`PJSIP/${PATIENTS.machine}@trunk`, async (call) => {
    await call.talk(500);
    await call.talk(4_000);
  });
  asterisk.phone(`PJSIP/${PATIENTS.busy}@trunk`).onRing((ring) => ring.busy());
  picksUp('PJSIP/desk', async (call) => {
    await call.talk(500);
    await call.hangup();
  });
}

function behaviour(): void {
  async function run(differences: Partial<Campaign>) {
    const { simulator } = asteriskOfSample();
    if (simulator !== undefined) plugIn(simulator);
    const campaign: Campaign = {
      appointments: [],
      dialOut: simulator === undefined ? 'Local/%@default/n' : 'PJSIP/%@trunk',
      callerId: 'Clinic <120>',
      desk: simulator === undefined ? 'Local/desk@default/n' : 'PJSIP/desk',
      everyMs: 0,
      atOnce: 4,
      attempts: 2,
      retryAfter: 200,
      timeZone: 'UTC',
      resultsFile: undefined,
      ...differences,
    };
    const sample = await RunningSample.start(AppModule, (builder) =>
      builder.overrideProvider(CAMPAIGN).useValue(campaign),
    );
    return { sample, over: sample.app.get(ReminderCampaign).over, results: sample.app.get(ReminderResults) };
  }

  const appointmentsOf = (...patients: (keyof typeof PATIENTS)[]): Campaign['appointments'] =>
    patients.map((patient) => ({ id: patient, number: PATIENTS[patient], at: AT }));

  it(
    'a person is asked, a machine gets a message after its greeting, who is busy is called again',
    { timeout: 60_000 },
    async () => {
      const sounds: string[] = [];
      const { sample, over, results } = await run({
        appointments: appointmentsOf('confirms', 'wantsToTalk', 'machine', 'busy'),
      });
      sample.client.onPlaybackEvent('PlaybackStarted', ({ media_uri }) => void sounds.push(media_uri));
      await over;
      expect(Object.fromEntries(results.all)).toMatchObject({
        confirms: { result: 'confirmed' },
        wantsToTalk: { result: 'connected' },
        machine: { result: 'message-left' },
        busy: { result: 'unreachable', tried: 2 },
      });
      // The machine heard the whole appointment: "Tuesday, December first … at two oh five p m".
      for (const sound of ['day-2', 'mon-11', 'h-1', 'oh', '5', 'p-m'])
        expect(sounds).toContain(`sound:digits/${sound}`);
      await vi.waitFor(async () => expect(await sample.client.channels.list()).toEqual([]), 45_000);
      expect(await sample.client.bridges.list()).toEqual([]);
    },
  );

  it('each call has a moment of its own, and no more are on at once than allowed', async () => {
    const { sample, over, results } = await run({
      appointments: appointmentsOf('busy', 'busy', 'busy').map((one, index) => ({ ...one, id: `patient-${index}` })),
      everyMs: 50,
      atOnce: 1,
      attempts: 1,
    });
    const callbacks = sample.app.get(Callbacks, { strict: false });
    const moments = (await callbacks.waiting()).map(({ at }) => at.getTime());
    // Those that are still to be called: the first may have been already.
    for (const [index, moment] of moments.slice(1).entries())
      expect(moment - (moments[index] ?? 0)).toBeGreaterThanOrEqual(50);
    let [on, most] = [0, 0];
    sample.client.on('ChannelCreated', () => (most = Math.max(most, (on += 1))));
    sample.client.on('ChannelDestroyed', () => (on -= 1));
    await over;
    expect([...results.all.values()].map(({ result }) => result)).toEqual([
      'unreachable',
      'unreachable',
      'unreachable',
    ]);
    expect(most).toBeLessThanOrEqual(1);
  });

  it('who calls back is connected with the desk', async () => {
    const { sample } = await run({});
    const patient = await sample.caller('822');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await patient.ended();
    await vi.waitFor(async () => expect(await sample.client.bridges.list()).toEqual([]), 45_000);
  });

  it('a campaign that is begun again calls only who has no result yet', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reminders-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const resultsFile = join(folder, 'results');
    const first = await run({ appointments: appointmentsOf('busy'), attempts: 1, resultsFile });
    await first.over;
    await first.sample.app.close();
    const again = await run({ appointments: appointmentsOf('busy', 'confirms'), attempts: 1, resultsFile });
    await again.over;
    expect(again.results.all.get('busy')).toEqual({ result: 'unreachable', tried: 1 });
    const lines = (await readFile(resultsFile, 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['busy', 'confirms']);
  });
}

describeOnBoth('sample 22, reminders', behaviour, {
  extensions: { '822': ['Stasis(reminders)'] },
  localExtensions: LOCAL,
});
