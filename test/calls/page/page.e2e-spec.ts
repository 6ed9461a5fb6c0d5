import { describe, expect, it } from 'vitest';
import { intercom, page } from 'nestjs-ari/calls';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage } from '../support/stage.js';
import { toldStories } from '../support/told-stories.js';

const talkers = async (stage: Stage): Promise<number> => (await stage.client.bridges.list())[0]?.channels.length ?? 0;

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

  it('asks each telephone to answer by itself, and those who are paged only listen', async () => {
    const stage = await Stage.set();
    const made: string[] = [];
    stage.client.on('ChannelVarset', ({ variable, value }) => made.push(`${variable}=${value}`));
    const answering = stage.picksUp('PJSIP/one');
    const variables = { SECRET: 'word' };
    const { caller, result } = await stage.call((channel) =>
      page(channel, { endpoint: 'PJSIP/one', variables }, { ready: [], endKey: '#' }),
    );
    const one = await answering;
    await expect.poll(() => talkers(stage)).toBe(2);
    expect(made).toContainEqual(expect.stringMatching(/^PJSIP_HEADER\(add,Call-Info\)=.*answer-after=0/));
    expect(made).toContain('SECRET=word');
    await caller.press('5#');
    expect(await result).toMatchObject({ outcome: 'paged', endedBy: 'key' });
    expect(caller.over).toBe(false);
    await caller.hangup();
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
