import { Catch, UseFilters, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AriArgumentsHost, OnStasisStart, StasisStart } from 'nestjs-ari';
import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { atLevel, ENHANCER_CASES, hostDecorator, hostedAs, type EnhancerCase } from './support/enhancer-cases.js';
import { Journal } from './support/journal.js';

const APP = 'module-filters';

class BusyError extends Error {}

@Catch(BusyError)
class BusyFilter implements ExceptionFilter<BusyError> {
  constructor(private readonly journal: Journal) {}

  /** Returns nothing, as most filters do: the exception counts as handled all the same. */
  async catch(error: BusyError, host: ArgumentsHost): Promise<void> {
    const { channel } = AriArgumentsHost.create(host).getEvent<StasisStart>();
    await channel.hangup();
    this.journal.note(`filter took ${error.message}`);
  }
}

function filteredHost(which: EnhancerCase) {
  const filter = UseFilters(BusyFilter);
  @hostDecorator(which)
  @atLevel(filter, 'class', which)
  class Host {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart()
    @atLevel(filter, 'method', which)
    greet({ channel }: StasisStart): void {
      this.journal.note(`greeted ${channel.caller.number}`);
      throw channel.caller.number === '13' ? new TypeError('a mistake') : new BusyError('busy');
    }
  }
  return Host;
}

describeOnAsterisk('an exception filter', () => {
  describe.each(ENHANCER_CASES)('on the $level of $host, $scope', (which) => {
    it('takes the exceptions it names; others are reported', async () => {
      const { journal, errors, log, handler } = await startApplication({
        options: { apps: APP },
        ...hostedAs(which, filteredHost(which)),
      });
      await callApplication(APP, '12');
      await journal.until('filter took busy');
      await callApplication(APP, '13');
      await journal.until('error:listener');

      expect(journal.entries).toEqual(['greeted 12', 'filter took busy', 'greeted 13', 'error:listener']);
      expect(errors).toMatchObject([{ source: 'Host.greet', error: new TypeError('a mistake') }]);
      expect(log.with('error')).toEqual(['error [default] Host.greet failed on StasisStart: a mistake']);
      expect(handler()).toMatchObject({ direct: false, scoped: which.scope === 'request-scoped' });
    });
  });
});
