import { getAriOptionsToken } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { asteriskOfSample, describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

const CALLERS = 6;

function desk(apps: string): Promise<RunningSample> {
  const { url, username, password } = asteriskOfSample();
  return RunningSample.start(AppModule, (builder) =>
    builder.overrideProvider(getAriOptionsToken()).useValue({ url, username, password, apps }),
  );
}

function behaviour(): void {
  it('shares the calls: each is served by one desk, and none has much more than the other', async () => {
    const desks = await Promise.all([desk('desk-1'), desk('desk-2')]);
    const served = new Map<string, string[]>();
    for (const { client } of desks) {
      client.on('StasisStart', ({ channel, application }) => {
        served.set(channel.id, [...(served.get(channel.id) ?? []), application]);
      });
    }
    for (let placed = 1; placed <= CALLERS; placed += 1) {
      const phone = await desks[0]?.caller('117');
      await phone?.answered();
    }
    const winners = [...served.values()].flat();
    expect(served.size).toBe(CALLERS);
    expect(winners).toHaveLength(CALLERS);
    const byFirst = winners.filter((winner) => winner === 'desk-1').length;
    expect(byFirst).toBeGreaterThanOrEqual(CALLERS / 2 - 1);
    expect(byFirst).toBeLessThanOrEqual(CALLERS / 2 + 1);
  });
}

describeOnBoth('sample 17, call-broadcast', behaviour, { extensions: { '117': ['StasisBroadcast(1500,^desk-)'] } });
