import { ForbiddenException, Injectable, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AriExecutionContext, OnStasisStart, StasisStart } from 'nestjs-ari';
import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { atLevel, ENHANCER_CASES, hostDecorator, hostedAs, type EnhancerCase } from './support/enhancer-cases.js';
import { Journal } from './support/journal.js';

const APP = 'module-guards';

@Injectable()
class CallerGuard implements CanActivate {
  constructor(private readonly journal: Journal) {}

  canActivate(context: ExecutionContext): boolean {
    const { channel } = AriExecutionContext.create(context).getEvent<StasisStart>();
    this.journal.note(`guard of ${context.getType<string>()} ${context.getClass().name}.${context.getHandler().name}`);
    return channel.caller.number !== '13';
  }
}

function guardedHost(which: EnhancerCase) {
  const guard = UseGuards(CallerGuard);
  @hostDecorator(which)
  @atLevel(guard, 'class', which)
  class Host {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart()
    @atLevel(guard, 'method', which)
    greet({ channel }: StasisStart): void {
      this.journal.note(`greeted ${channel.caller.number}`);
    }
  }
  return Host;
}

describeOnAsterisk('a guard', () => {
  describe.each(ENHANCER_CASES)('on the $level of $host, $scope', (which) => {
    it('stands before the handler and can refuse', async () => {
      const { journal, errors, handler } = await startApplication({
        options: { apps: APP },
        ...hostedAs(which, guardedHost(which)),
      });
      await callApplication(APP, '13');
      await journal.until('error:listener');
      await callApplication(APP, '14');
      await journal.until('greeted 14');

      expect(journal.entries).toEqual([
        'guard of ari Host.greet',
        'error:listener',
        'guard of ari Host.greet',
        'greeted 14',
      ]);
      expect(errors).toMatchObject([{ source: 'Host.greet', error: expect.any(ForbiddenException) as unknown }]);
      expect(handler()).toMatchObject({ direct: false, scoped: which.scope === 'request-scoped' });
    });
  });
});
