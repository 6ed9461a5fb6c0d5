import {
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { AriExecutionContext, OnStasisStart, StasisStart } from 'nestjs-ari';
import { tap, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { atLevel, ENHANCER_CASES, hostDecorator, hostedAs, type EnhancerCase } from './support/enhancer-cases.js';
import { Journal } from './support/journal.js';

const APP = 'module-interceptors';

@Injectable()
class AroundInterceptor implements NestInterceptor {
  constructor(private readonly journal: Journal) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { application, connection } = AriExecutionContext.create(context).getContext();
    this.journal.note(`before ${connection}/${application}`);
    return next.handle().pipe(tap((outcome) => this.journal.note(`after ${String(outcome)}`)));
  }
}

function interceptedHost(which: EnhancerCase) {
  const interceptor = UseInterceptors(AroundInterceptor);
  @hostDecorator(which)
  @atLevel(interceptor, 'class', which)
  class Host {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart()
    @atLevel(interceptor, 'method', which)
    async greet({ channel }: StasisStart): Promise<string> {
      await channel.answer();
      this.journal.note('answered');
      return 'welcome';
    }
  }
  return Host;
}

describeOnAsterisk('an interceptor', () => {
  describe.each(ENHANCER_CASES)('on the $level of $host, $scope', (which) => {
    it('stands around the handler and sees what it returned', async () => {
      const { journal, handler } = await startApplication({
        options: { apps: APP },
        ...hostedAs(which, interceptedHost(which)),
      });
      await callApplication(APP);
      await journal.until('after welcome');

      expect(journal.entries).toEqual([`before default/${APP}`, 'answered', 'after welcome']);
      expect(handler()).toMatchObject({ direct: false, scoped: which.scope === 'request-scoped' });
    });
  });
});
