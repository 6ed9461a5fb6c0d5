import { Controller, Get, Injectable, Module, UseGuards, type CanActivate } from '@nestjs/common';
import { AriController, OnStasisEnd, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication, startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-hosts';

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet({ application }: StasisStart): void {
    this.journal.note(`${this.constructor.name} ${application}`);
  }

  @OnStasisEnd()
  left(): void {
    this.journal.note('left');
  }
}

@Injectable()
class Closed implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

describeOnAsterisk('a host of handlers', () => {
  it('is logged with every handler, once', async () => {
    const { log } = await bootApplication({ providers: [Host] });
    expect(log.with('Mapped {Host')).toEqual([
      `log Mapped {Host.greet, StasisStart incoming} (default/${APP})`,
      `log Mapped {Host.left, StasisEnd incoming} (default/${APP})`,
    ]);
  });

  it('hears an event once, under however many names it is provided', async () => {
    const { journal, handlers } = await startApplication({
      providers: [
        Host,
        { provide: 'ALIAS', useExisting: Host },
        { provide: 'MADE', useFactory: (host: Host) => host, inject: [Host] },
      ],
    });
    await callApplication(APP);
    await journal.until(`Host ${APP}`);
    expect(handlers()).toHaveLength(2);
    expect(journal.entries).toHaveLength(1);
  });

  it('may be what a factory made, or a value', async () => {
    const { journal } = await startApplication({
      options: { apps: APP },
      providers: [{ provide: 'MADE', useFactory: (notes: Journal) => new Host(notes), inject: [Journal] }],
    });
    await callApplication(APP);
    await journal.until(`Host ${APP}`);
    const journalOfValue = new Journal();
    await startApplication({ providers: [{ provide: 'VALUE', useValue: new Host(journalOfValue) }] });
    await callApplication(APP);
    await journalOfValue.until(`Host ${APP}`);
  });

  it('inherits the handlers and the application of the class it extends', async () => {
    @Injectable()
    class Special extends Host {
      // Overridden without a decorator: no handler any more, as everywhere in Nest.
      override left(): void {}
    }
    const { journal, handlers } = await startApplication({ providers: [Special] });
    await callApplication(APP);
    await journal.until(`Special ${APP}`);
    expect(handlers().map(({ name }) => name)).toEqual(['Special.greet']);
  });

  it('may be an HTTP controller, whose routes work on', async () => {
    @Controller('status')
    class Status {
      constructor(private readonly journal: Journal) {}

      @Get()
      ask(): string {
        return 'fine';
      }

      @OnStasisStart()
      greet({ application }: StasisStart): void {
        this.journal.note(application);
      }
    }
    const { app, journal } = await startApplication({ options: { apps: APP }, controllers: [Status] });
    await callApplication(APP);
    await journal.until(APP);
    await app.listen(0, '127.0.0.1');
    const reply = await fetch(`${await app.getUrl()}/status`);
    await expect(reply.text()).resolves.toBe('fine');
  });

  it('may live in a module of its own, with the guards of that module', async () => {
    @Injectable()
    class Word {
      readonly word = 'sesame';
    }
    @Injectable()
    class WordGuard implements CanActivate {
      constructor(
        private readonly word: Word,
        private readonly journal: Journal,
      ) {}

      canActivate(): boolean {
        this.journal.note(this.word.word);
        return true;
      }
    }
    @Injectable()
    @UseGuards(WordGuard)
    class Guarded {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      greet(): void {
        this.journal.note('greeted');
      }
    }
    const shared = new Journal();
    @Module({ providers: [Guarded, Word, { provide: Journal, useValue: shared }] })
    class Feature {}
    await startApplication({ options: { apps: APP }, imports: [Feature] });
    await callApplication(APP);
    await shared.until('greeted');
    expect(shared.entries).toEqual(['sesame', 'greeted']);
  });

  it('is refused where Nest would leave its guard out without a word', async () => {
    @UseGuards(Closed)
    class Guarded extends Host {}
    const boot = (guarded: object) => bootApplication({ providers: [{ provide: 'VALUE', useValue: guarded }] });
    await expect(boot(new Guarded(new Journal()))).rejects.toThrow(
      /"Guarded\.greet" uses Closed by its class, which Nest makes only where Guarded itself is listed/,
    );
    const journal = new Journal();
    @UseGuards(new Closed())
    class GuardedByInstance extends Host {}
    const started = await startApplication({
      providers: [{ provide: 'VALUE', useValue: new GuardedByInstance(journal) }],
    });
    await callApplication(APP);
    await started.journal.until('error:listener');
    expect(journal.entries).toEqual([]);
  });

  it('cannot have static handlers', () => {
    expect(() => {
      class Host2 {
        static greet(): void {}
      }
      OnStasisStart()(Host2, 'greet', Object.getOwnPropertyDescriptor(Host2, 'greet') ?? {});
    }).toThrow('Host2.greet is static');
  });
});
