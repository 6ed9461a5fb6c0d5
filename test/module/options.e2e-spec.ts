import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AriClient,
  AriConfigurationException,
  AriController,
  AriModule,
  OnStasisStart,
  type AriModuleAsyncOptions,
  type AriModuleOptions,
  type AriOptionsFactory,
} from 'nestjs-ari';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskOptions, bootApplication } from './support/ari-application.js';
import { LinesLogger } from './support/lines-logger.js';

const APP = 'module-options';

@AriController({ app: APP })
class Host {
  @OnStasisStart()
  greet(): void {}
}

@AriController()
class Everywhere {
  @OnStasisStart()
  greet(): void {}
}

async function booted(module: ReturnType<typeof AriModule.forRoot>) {
  const compiled = await Test.createTestingModule({ imports: [module], providers: [Host] })
    .setLogger(new LinesLogger())
    .compile();
  const app = compiled.createNestApplication();
  onTestFinished(() => app.close());
  await app.init();
  const client = app.get(AriClient);
  await client.connect();
  return client;
}

describeOnAsterisk('forRootAsync', () => {
  it('takes options from a factory and what it injects', async () => {
    @Module({ providers: [{ provide: 'SECRET', useFactory: asteriskOptions }], exports: ['SECRET'] })
    class SecretModule {}
    const client = await booted(
      AriModule.forRootAsync({
        imports: [SecretModule],
        inject: ['SECRET'],
        useFactory: (secret: AriModuleOptions) => Promise.resolve({ ...secret, idPrefix: 'from-factory' }),
      }),
    );
    expect(client.ids.next('snoop')).toMatch(/^from-factory\./);
    expect(client.apps).toEqual([APP]);
  });

  @Injectable()
  class Factory implements AriOptionsFactory {
    createAriOptions(): AriModuleOptions {
      return { ...asteriskOptions(), idPrefix: 'from-class' };
    }
  }

  it('takes options from a class', async () => {
    const client = await booted(AriModule.forRootAsync({ useClass: Factory }));
    expect(client.ids.next('snoop')).toMatch(/^from-class\./);
  });

  it('takes options from a provider that is there', async () => {
    @Module({ providers: [Factory], exports: [Factory] })
    class FactoryModule {}
    const client = await booted(AriModule.forRootAsync({ imports: [FactoryModule], useExisting: Factory }));
    expect(client.ids.next('snoop')).toMatch(/^from-class\./);
  });

  it('must be given a way to options', () => {
    expect(() => AriModule.forRootAsync({})).toThrow('"useFactory" or useClass or useExisting must be given');
    const misspelt = { usefactory: () => asteriskOptions() };
    expect(() => AriModule.forRootAsync(misspelt as never)).toThrow(
      '"usefactory" is not an option; did you mean "useF',
    );
  });
});

describeOnAsterisk('options that are wrong', () => {
  const url = 'http://127.0.0.1:9';
  const good = { url, username: 'ari', password: 'top-secret' };
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['an option of the client', { url: 'nowhere' }, /connection "default": "url" /],
    [
      'an option that there is not',
      { passwort: 'x' },
      /"passwort" is not an option; did you mean "password"\? Known are url/,
    ],
    ['connect', { connect: 'later' }, /"connect" must be one of bootstrap, listen, manual/],
    ['inheritGlobalEnhancers', { inheritGlobalEnhancers: 1 }, /"inheritGlobalEnhancers" must be true or false/],
    ['drainTimeout', { drainTimeout: -1 }, /"drainTimeout" must be a whole number of milliseconds from 0/],
    ['drain', { drain: 'refuse' }, /"drain" must be an object with newCalls, timeout/],
    [
      'drain.newCalls',
      { drain: { newCalls: { moveTo: '' } } },
      /"drain.newCalls" must be continueInDialplan, refuse or/,
    ],
    ['drain.timeout', { drain: { timeout: 0.5 } }, /"drain.timeout" must be a whole number of milliseconds from 0/],
    ['what drain does not know', { drain: { calls: 'refuse' } }, /"drain.calls" is not an option; known are newCalls/],
    [
      'both ways to say how long',
      { drain: { timeout: 1 }, drainTimeout: 1 },
      /"drainTimeout" and drain.timeout are the/,
    ],
    ['a misspelt option of Nest', { drainTimeot: 1 }, /"drainTimeot" is not an option; did you mean "drainTimeout"\?/],
    ['a misspelt option of drain', { drain: { newcalls: 'refuse' } }, /"drain.newcalls" .* did you mean "newCalls"\?/],
    [
      'a misspelt option of newCalls',
      { drain: { newCalls: { moveto: 'x' } } },
      /"drain.newCalls.moveto" .* did you mean "moveTo"\?/,
    ],
    ['what newCalls does not know', { drain: { newCalls: { moveTo: 'x', now: 1 } } }, /"drain.newCalls.now" is not an/],
    [
      'certificates unchecked',
      { tls: { rejectUnauthorized: false } },
      /"tls.rejectUnauthorized" .*acceptAnyCertificate/,
    ],
    ['a misspelt option of ping', { ping: { intervall: 1 } }, /"ping.intervall" .* did you mean "interval"\?/],
    ['a misspelt option of the module', { isGlobl: true }, /"isGlobl" is not an option; "isGlobal" belongs beside/],
    ['isGlobal', { isGlobal: 'yes' }, /"isGlobal" must be true or false/],
    ['a logger', { logger: console }, /"logger" is not an option here/],
  ];

  it.each(cases)('keep the application from starting and are named: %s', async (_name, wrong, message) => {
    const boot = bootApplication({ options: { ...good, ...wrong } });
    await expect(boot).rejects.toThrow(message);
    await expect(boot).rejects.toBeInstanceOf(AriConfigurationException);
    await expect(boot).rejects.not.toThrow(/top-secret/);
  });

  it('may come out of a factory', async () => {
    const made = (options: object): AriModuleAsyncOptions => ({ useFactory: () => options as AriModuleOptions });
    const boot = (options: object) =>
      Test.createTestingModule({ imports: [AriModule.forRootAsync(made(options))] })
        .setLogger(new LinesLogger())
        .compile();
    await expect(boot({ ...good, name: 'berlin' })).rejects.toThrow('"name" belongs beside the factory');
    await expect(boot(undefined as never)).rejects.toThrow('"options" must be an object with url, username, password');
  });

  it('may be a name that is empty', () => {
    expect(() => AriModule.forRoot({ ...good, name: '' })).toThrow('"name" must be a non-empty string');
  });
});

describeOnAsterisk('applications', () => {
  it('are taken from the controllers where the options name none', async () => {
    const { client } = await bootApplication({ providers: [Host] });
    expect(client.apps).toEqual([APP]);
  });

  it('must hold those of the controllers where the options name some', async () => {
    const boot = bootApplication({ options: { apps: ['another'] }, providers: [Host] });
    await expect(boot).rejects.toThrow(`"apps" lacks "${APP}", the application of Host.greet`);
    await expect(bootApplication({ options: { apps: [APP, 'another'] }, providers: [Host] })).resolves.toBeDefined();
  });

  it('must be named by somebody where there are handlers', async () => {
    const boot = bootApplication({ providers: [Everywhere] });
    await expect(boot).rejects.toThrow('"apps" must name the Stasis applications of Everywhere.greet');
  });

  it('must have names that Asterisk takes', async () => {
    @AriController({ app: 'one,two' })
    class Bad extends Host {}
    await expect(bootApplication({ providers: [Bad] })).rejects.toThrow('"apps" has "one,two"');
  });
});

describeOnAsterisk('connect', () => {
  describe.each([['bootstrap'], ['listen'], ['manual']] as const)('%s', (connect) => {
    it('opens the socket at that moment', async () => {
      const { app, client } = await bootApplication({ options: { connect }, providers: [Host] });
      expect(client.status).toBe(connect === 'bootstrap' ? 'connecting' : 'idle');
      await app.listen(0, '127.0.0.1');
      expect(client.status === 'idle').toBe(connect === 'manual');
    });
  });

  it('listen needs an HTTP server', async () => {
    const module = AriModule.forRoot({ ...asteriskOptions(), connect: 'listen' });
    const compiled = await Test.createTestingModule({ imports: [module] })
      .setLogger(new LinesLogger())
      .compile();
    await expect(compiled.init()).rejects.toThrow('"connect" "listen" needs an application with an HTTP server');
  });
});
