import { AriController, ChannelDtmfReceived, OnChannelEvent, OnEvent, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication, startApplication, type AnyClass } from './support/ari-application.js';
import { callApplication, placeCall } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-matches';

/** Everything that the handlers of a class noted while somebody pressed digits and at last a 0. */
async function pressed(host: AnyClass, digits: string): Promise<string[]> {
  const { client, journal } = await startApplication({ providers: [host] });
  client.on('ChannelDtmfReceived', ({ digit }) => digit === '0' && journal.note('0'));
  await placeCall({ endpoint: `Local/press-${digits}0@default`, app: APP });
  await journal.until('0');
  return journal.entries.filter((entry) => entry !== '0');
}

describeOnAsterisk('a match', () => {
  it('compares a field with a value, with any of several, with an expression', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived', { digit: '#' })
      hash(): void {
        this.journal.note('hash');
      }

      @OnChannelEvent('ChannelDtmfReceived', { digit: ['1', '2'] })
      oneOrTwo({ digit }: ChannelDtmfReceived): void {
        this.journal.note(`one or two: ${digit}`);
      }

      // A global expression remembers where it stopped: no reason to miss the second digit.
      @OnChannelEvent('ChannelDtmfReceived', { digit: /[A-D]/g })
      letter({ digit }: ChannelDtmfReceived): void {
        this.journal.note(`letter ${digit}`);
      }
    }
    await expect(pressed(Host, '1AB#2')).resolves.toEqual([
      'one or two: 1',
      'letter A',
      'letter B',
      'hash',
      'one or two: 2',
    ]);
  });

  it('asks a predicate, which sees the field and the event', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived', {
        duration_ms: (ms) => ms >= 0,
        digit: (digit, event) => digit === '5' && event.channel.name.startsWith('Local/press-'),
      })
      five(): void {
        this.journal.note('five');
      }

      @OnChannelEvent('ChannelDtmfReceived', { digit: '5', duration_ms: (ms) => ms < 0 })
      never(): void {
        this.journal.note('never');
      }
    }
    await expect(pressed(Host, '45')).resolves.toEqual(['five']);
  });

  it('holds for a method as often as it is decorated', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived', { digit: '1' })
      @OnChannelEvent('ChannelDtmfReceived', { digit: '3' })
      @OnStasisStart({ origin: 'originated' })
      note(event: ChannelDtmfReceived | StasisStart): void {
        this.journal.note(event.type === 'StasisStart' ? 'arrived' : event.digit);
      }
    }
    await expect(pressed(Host, '123')).resolves.toEqual(['arrived', '1', '3']);
  });

  it('takes every event by the name *', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnEvent('*', { application: APP })
      note({ type }: { readonly type: string }): void {
        this.journal.note(type);
      }
    }
    const entries = await pressed(Host, '1');
    expect(entries).toContain('StasisStart');
    expect(entries.filter((entry) => entry === 'ChannelDtmfReceived')).toHaveLength(2);
  });

  it('compares the first arguments of Stasis(), one by one', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart({ args: ['from-dialplan'] })
      prefix(): void {
        this.journal.note('prefix');
      }

      @OnStasisStart({ args: 'from-dialplan' })
      single(): void {
        this.journal.note('single');
      }

      @OnStasisStart({ args: [/^from/, (second) => second.length === 6] })
      both(): void {
        this.journal.note('both');
      }

      @OnStasisStart({ args: ['second'] })
      @OnStasisStart({ args: ['from-dialplan', 'second', /.*/] })
      never(): void {
        this.journal.note('never');
      }

      @OnStasisStart()
      last(): void {
        this.journal.note('last');
      }
    }
    const { journal } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('last');
    expect(journal.entries).toEqual(['prefix', 'single', 'both', 'last']);
  });

  it('is refused at start where it names a field or an origin that there is not', async () => {
    const refused = (decorator: MethodDecorator): Promise<unknown> => {
      @AriController({ app: APP })
      class Host {
        @decorator
        handle(): void {}
      }
      return bootApplication({ providers: [Host] });
    };
    const untyped = OnChannelEvent as unknown as (name: string, match: object) => MethodDecorator;
    const start = OnStasisStart as unknown as (match: object) => MethodDecorator;
    await expect(refused(untyped('ChannelDtmfReceived', { digitt: '1' }))).rejects.toThrow(
      /"Host\.handle" matches "digitt", which is no field of ChannelDtmfReceived; it has .*digit/,
    );
    await expect(refused(start({ origin: 'incomming' }))).rejects.toThrow(/origin "incomming"; there are incoming/);
    await expect(refused(untyped('ChannelDtmfReceived', { digit: '1' }))).resolves.toBeDefined();
  });
});
