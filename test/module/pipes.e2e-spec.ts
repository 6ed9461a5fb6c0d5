import { BadRequestException, Injectable, UsePipes, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { AriEvent, OnStasisStart } from 'nestjs-ari';
import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { atLevel, ENHANCER_CASES, hostDecorator, hostedAs, type EnhancerCase } from './support/enhancer-cases.js';
import { Journal } from './support/journal.js';

const APP = 'module-pipes';

@Injectable()
class ArgumentsPipe implements PipeTransform {
  constructor(private readonly journal: Journal) {}

  transform(value: readonly string[], { type, data }: ArgumentMetadata): string {
    this.journal.note(`pipe of ${type} ${data}`);
    if (value.length === 0) throw new BadRequestException('no arguments');
    return value.join('+');
  }
}

function pipedHost(which: EnhancerCase) {
  const pipe = UsePipes(ArgumentsPipe);
  @hostDecorator(which)
  @atLevel(pipe, 'class', which)
  class Host {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart({ origin: ['incoming', 'originated'] })
    @atLevel(pipe, 'method', which)
    greet(@AriEvent('args') words: string): void {
      this.journal.note(`greeted ${words}`);
    }
  }
  return Host;
}

describeOnAsterisk('a pipe', () => {
  describe.each(ENHANCER_CASES)('on the $level of $host, $scope', (which) => {
    it('changes what a parameter carries, and can refuse it', async () => {
      const { client, journal, errors, handler } = await startApplication({
        options: { apps: APP },
        ...hostedAs(which, pipedHost(which)),
      });
      await callApplication(APP);
      await journal.until('greeted from-dialplan+second');
      const leg = await client.channels.create({ endpoint: 'Local/answer@default', app: APP });
      await journal.until('error:listener');
      await leg.hangup();

      expect(journal.entries).toEqual([
        'pipe of body args',
        'greeted from-dialplan+second',
        'pipe of body args',
        'error:listener',
      ]);
      expect(errors).toMatchObject([{ source: 'Host.greet', error: expect.any(BadRequestException) as unknown }]);
      expect(handler()).toMatchObject({ direct: false, scoped: which.scope === 'request-scoped' });
    });
  });
});
