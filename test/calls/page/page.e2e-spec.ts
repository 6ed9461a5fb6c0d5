import { describe, expect, it } from 'vitest';
import { intercom, page } from 'nestjs-ari/calls';
import type { PhoneCall } from 'nestjs-ari/testing';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage } from '../support/stage.js';
import { toldStories } from '../support/told-stories.js';

const talkers = async (stage: Stage): Promise<number> => (await stage.client.bridges.list())[0]?.channels.length ?? 0;

/** Half a second of two sounds in µ-law that nobody takes for silence. */
const [WORD, OTHER] = [Buffer.alloc(4_000, 0x20), Buffer.alloc(4_000, 0x30)];

const frames = ({ recorded }: PhoneCall, sound: Buffer): number =>
  recorded.filter((frame) => frame.length > 0 && frame.every((byte) => byte === sound[0])).length;

describe('page', () => {
  it('opens several telephones at once; all hear the beep, and it ends with the caller', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    const answering = Promise.all([stage.picksUp('PJSIP/one'), stage.picksUp('PJSIP/two')]);
    stage.asterisk.phone('PJSIP/busy').onRing((ring) => ring.busy());
    const { caller, result } = await stage.call((channel) => page(channel, ['PJSIP/one', 'PJSIP/two', 'PJSIP/busy']));
    const [one, two] = await answering;
    await Promise.all([caller, one, two].map((call) => call.heard('sound:beep')));
    await expect.poll(() => talkers(stage)).toBe(3);
    await caller.hangup();
    expect(await result).toMatchObject({
      outcome: 'paged',
      endedBy: 'caller',
      missed: [{ target: { endpoint: 'PJSIP/busy' }, result: 'busy' }],
    });
    await Promise.all([one.ended(), two.ended()]);
    expect(story.filter(({ kind }) => kind === 'page')).toMatchObject([
      { phase: 'begin', parameters: { talkBack: false } },
      { phase: 'end', outcome: 'paged', left: [] },
    ]);
    await stage.empty();
  });

  it('asks each telephone to answer by itself, and its own variables go along', async () => {
    const stage = await Stage.set();
    const made: string[] = [];
    stage.client.on('ChannelVarset', ({ variable, value }) => made.push(`${variable}=${value}`));
    const answering = stage.picksUp('PJSIP/one');
    const variables = { COLOUR: 'red' };
    const { caller, result } = await stage.call((channel) =>
      page(channel, { endpoint: 'PJSIP/one', variables }, { ready: [], endKey: '#' }),
    );
    await answering;
    await expect.poll(() => talkers(stage)).toBe(2);
    expect(made).toContainEqual(expect.stringMatching(/^PJSIP_HEADER\(add,Call-Info\)=.*answer-after=0/));
    expect(made).toContain('COLOUR=red');
    await caller.press('5#');
    expect(await result).toMatchObject({ outcome: 'paged', endedBy: 'key' });
    expect(caller.over).toBe(false);
    await caller.hangup();
    await stage.empty();
  });

  it.each([
    ['page', page, 0],
    ['intercom', intercom, 25],
  ] as const)('lets the caller hear what it should of a telephone (%s)', async (_name, verb, heard) => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/one');
    const { caller, result } = await stage.call((channel) => verb(channel, 'PJSIP/one', { ready: [] }));
    const one = await answering;
    await expect.poll(() => talkers(stage)).toBe(2);
    await Promise.all([one.say(WORD), caller.say(OTHER)]);
    await expect.poll(() => frames(one, OTHER)).toBe(25);
    expect(frames(caller, WORD)).toBe(heard);
    await caller.hangup();
    await result;
    await stage.empty();
  });

  it('ends when all telephones have hung up, and with nobody there at once', async () => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/one');
    const { caller, result } = await stage.call(async (channel) => [
      await intercom(channel, 'PJSIP/one'),
      await page(channel, 'Nobody/1'),
    ]);
    const one = await answering;
    await one.heard('sound:beep');
    await expect.poll(() => talkers(stage)).toBe(2);
    await one.hangup();
    expect(await result).toMatchObject([
      { outcome: 'paged', endedBy: 'targets', reached: [{ endpoint: 'PJSIP/one' }] },
      { outcome: 'nobody', missed: [{ result: 'unreachable' }] },
    ]);
    await caller.hangup();
    await stage.empty();
  });

  it.each(['caller', 'signal'] as const)('leaves nothing behind when the %s ends it while it rings', async (how) => {
    const stage = await Stage.set();
    const ringing = new Promise<void>((resolve) => stage.asterisk.phone('PJSIP/one').onRing(() => resolve()));
    const controller = new AbortController();
    const { caller, result } = await stage.call((channel) => page(channel, 'PJSIP/one', { signal: controller.signal }));
    await ringing;
    if (how === 'caller') await caller.hangup();
    else controller.abort();
    expect(await result).toMatchObject({ outcome: how === 'caller' ? 'hangup' : 'aborted' });
    if (how === 'signal') await caller.hangup();
    await stage.empty();
  });
});

describeOnAsterisk('page with SIP telephones', () => {
  it('is heard by both, and ends with the caller', async () => {
    const stage = await RealStage.set();
    const phones = await Promise.all([stage.phone(), stage.phone()]);
    const { caller, result } = await stage.call((channel) =>
      page(
        channel,
        phones.map(({ endpoint }) => endpoint),
      ),
    );
    await Promise.all(phones.map(({ phone }) => phone.rings().then(() => phone.answer())));
    await Promise.all([caller.hears(10), ...phones.map(({ phone }) => phone.hears(10))]);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'paged', missed: [] });
    await Promise.all(phones.map(({ phone }) => phone.ended()));
    await stage.empty();
  });
});
