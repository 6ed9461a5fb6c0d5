import { expect, it } from 'vitest';
import { describeOnBoth } from '../../sample/support/describe-on-both.js';
import { RecordedSample, recordedApplication, type Begin } from './support/recorded-application.js';

const started = (begin: Begin): Promise<RecordedSample> =>
  RecordedSample.start(recordedApplication({ memory: {} }, begin, { variables: ['CUSTOMER'] }));

/** One row a call, with the right end; on an Asterisk of its own, where every channel is heard. */
describeOnBoth(
  'the history of a call',
  () => {
    it('that is answered: by whom, how long, and with the variables that are named', { timeout: 90_000 }, async () => {
      const recorded = await started(async ({ channel }) => {
        await channel.setChannelVar('CUSTOMER', { value: '4711' });
        await channel.setChannelVar('PIN', { value: '1234' });
        await channel.answer();
      });
      const caller = await recorded.sample.caller(`app-${recorded.app}`);
      await recorded.sample.untilEvent('ChannelStateChange');
      await caller.hangup();
      const calls = await recorded.ended(1);
      expect(calls).toHaveLength(1);
      expect(calls[0]).toMatchObject({
        application: recorded.app,
        caller: 'sipp',
        called: `app-${recorded.app}`,
        state: 'ended',
        result: 'answered',
        // A SIP telephone that hangs up gives no reason: 0 there, 16 in the simulator.
        cause: expect.any(Number) as number,
        legs: 1,
        variables: { CUSTOMER: '4711' },
        talkSeconds: expect.any(Number) as number,
      });
    });

    it(
      'that two talk in is one row, with a leg for each channel and its time in the bridge',
      { timeout: 90_000 },
      async () => {
        const recorded = await started(async ({ channel }, ari, app) => {
          if (channel.name.startsWith('Local/')) return;
          await channel.answer();
          const bridge = await ari.bridges.create({ type: 'mixing' });
          await bridge.addChannel(channel);
          const other = ari.originate('Local/answer@default', { app, originator: channel.id });
          await other.entered();
          await bridge.addChannel(other.id);
        });
        const caller = await recorded.sample.caller(`app-${recorded.app}`);
        await recorded.sample.untilEvent('ChannelEnteredBridge', 2);
        await caller.hangup();
        const [local] = (await recorded.legs()).filter(({ name }) => name.startsWith('Local/'));
        await recorded.sample.client.channels.hangup(local?.id ?? '');
        const calls = await recorded.ended(3);
        const legs = await recorded.legs();
        expect(calls).toHaveLength(1);
        expect(calls[0]).toMatchObject({ result: 'answered', legs: 3 });
        expect(legs.filter(({ bridges }) => bridges.length === 1)).toHaveLength(2);
        for (const { bridges } of legs) for (const { to } of bridges) expect(to).toBeDefined();
        expect(new Set(legs.map(({ callId }) => callId))).toEqual(new Set([calls[0]?.id]));
      },
    );

    it('that the application refuses as busy', { timeout: 90_000 }, async () => {
      const recorded = await started(async ({ channel }) => channel.hangup({ reason: 'busy' }));
      await recorded.sample.caller(`app-${recorded.app}`);
      const calls = await recorded.ended(1);
      expect(calls).toMatchObject([{ result: 'busy', state: 'ended', legs: 1, cause: 17 }]);
      expect(calls[0]?.answeredAt).toBeUndefined();
    });

    it.each([
      ['busy', 'busy'],
      ['congestion', 'failed'],
      ['ring', 'noAnswer'],
    ])('to a telephone: %s', { timeout: 90_000 }, async (extension, result) => {
      const recorded = await started(async () => undefined);
      const { app, sample } = recorded;
      await sample.client.originate(`Local/${extension}@default`, { app, timeout: 2 }).ended({ timeout: 20_000 });
      const calls = await recorded.ended(2);
      expect(calls, JSON.stringify(await recorded.legs())).toMatchObject([{ result, state: 'ended', legs: 2 }]);
    });

    it('that was given up while it rang', { timeout: 90_000 }, async () => {
      const recorded = await started(async () => undefined);
      const { app, sample } = recorded;
      const pending = sample.client.originate('Local/ring@default', { app });
      const channel = await pending;
      await channel.hangup();
      const calls = await recorded.ended(2);
      expect(calls, JSON.stringify(await recorded.legs())).toMatchObject([{ result: 'cancelled', state: 'ended' }]);
    });
  },
  { extensions: {} },
);
