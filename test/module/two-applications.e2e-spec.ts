import { AriController, AriHandlerRegistry, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

/** The same class in both applications, in each with a Stasis application of its own. */
function controllerOf(app: string) {
  @AriController({ app })
  class SharedController {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart()
    greet({ application }: StasisStart): void {
      this.journal.note(application);
    }
  }
  return SharedController;
}

describeOnAsterisk('two Nest applications in one process', () => {
  it('share nothing: clients, handlers, events', async () => {
    const one = await startApplication({ providers: [controllerOf('module-two-one')] });
    const two = await startApplication({ providers: [controllerOf('module-two-two')] });
    await callApplication('module-two-two');
    await two.journal.until('module-two-two');
    await callApplication('module-two-one');
    await one.journal.until('module-two-one');

    expect(one.journal.entries).toEqual(['module-two-one']);
    expect(two.journal.entries).toEqual(['module-two-two']);
    expect(one.client).not.toBe(two.client);
    expect(one.app.get(AriHandlerRegistry)).not.toBe(two.app.get(AriHandlerRegistry));
    expect([one.handlers().length, two.handlers().length]).toEqual([1, 1]);
  });

  it('live on when the other ends, with the same class of controller in both', async () => {
    const Shared = controllerOf('module-two-shared');
    const first = await startApplication({ providers: [Shared] });
    await callApplication('module-two-shared');
    await first.journal.until('module-two-shared');
    await first.app.close();
    const second = await startApplication({ providers: [Shared] });
    await callApplication('module-two-shared');
    await second.journal.until('module-two-shared');
    expect(first.journal.entries).toEqual(['module-two-shared']);
  });
});
