import {
  Injectable,
  Scope,
  type ArgumentMetadata,
  type ArgumentsHost,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
  type CallHandler,
  Catch,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AriController, AriEvent, isAriContext, OnStasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-globals';

@Injectable()
@Catch()
class Everything implements CanActivate, NestInterceptor, PipeTransform, ExceptionFilter {
  constructor(private readonly journal: Journal) {}

  canActivate(context: ExecutionContext): boolean {
    this.journal.note(`guard ${isAriContext(context) ? 'of a handler' : 'of a request'}`);
    return true;
  }

  intercept(_context: ExecutionContext, next: CallHandler) {
    this.journal.note('interceptor');
    return next.handle();
  }

  transform(value: unknown, { data }: ArgumentMetadata): unknown {
    this.journal.note(`pipe of ${data}`);
    return value;
  }

  catch(error: Error, _host: ArgumentsHost): void {
    this.journal.note(`filter took ${error.message}`);
  }
}

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(@AriEvent('args') args: readonly string[]): void {
    this.journal.note(`greeted ${args[0]}`);
    throw new Error('a mistake');
  }
}

const GLOBALS = [APP_GUARD, APP_INTERCEPTOR, APP_PIPE, APP_FILTER].map((provide) => ({
  provide,
  useClass: Everything,
}));
const ALL_OF_THEM = [
  'guard of a handler',
  'interceptor',
  'pipe of args',
  'greeted from-dialplan',
  'filter took a mistake',
];

describeOnAsterisk('global guards, interceptors, pipes and filters', () => {
  it('leave handlers alone, because they expect HTTP', async () => {
    const { journal } = await startApplication({ providers: [Host, ...GLOBALS] });
    await callApplication(APP);
    await journal.until('error:listener');
    expect(journal.entries).toEqual(['greeted from-dialplan', 'error:listener']);
  });

  it('run for handlers where inheritGlobalEnhancers asks for it', async () => {
    const { journal, handler } = await startApplication({
      options: { inheritGlobalEnhancers: true },
      providers: [Host, ...GLOBALS],
    });
    await callApplication(APP);
    await journal.until('filter took a mistake');
    expect(journal.entries).toEqual(ALL_OF_THEM);
    expect(handler().direct).toBe(false);
  });

  it('run for handlers when they were bound to the application object', async () => {
    const { journal } = await startApplication({
      options: { inheritGlobalEnhancers: true },
      providers: [Host],
      beforeInit: (app) => {
        const everything = new Everything(app.get(Journal));
        app.useGlobalGuards(everything).useGlobalInterceptors(everything);
        app.useGlobalPipes(everything).useGlobalFilters(everything);
      },
    });
    await callApplication(APP);
    await journal.until('filter took a mistake');
    expect(journal.entries).toEqual(ALL_OF_THEM);
  });

  it('run for handlers when they are request-scoped', async () => {
    const { journal, errors } = await startApplication({
      options: { inheritGlobalEnhancers: true },
      providers: [Host, ...GLOBALS.map((one) => ({ ...one, scope: Scope.REQUEST }))],
    });
    await callApplication(APP);
    await journal.until('filter took a mistake');
    expect(journal.entries).toEqual(ALL_OF_THEM);
    expect(errors).toEqual([]);
  });

  it('do not take the short cut away where there are none', async () => {
    @AriController({ app: APP })
    class Plain {
      @OnStasisStart()
      greet(): void {}
    }
    const options = { inheritGlobalEnhancers: true };
    expect((await startApplication({ options, providers: [Plain] })).handler().direct).toBe(true);
    const bound = await startApplication({ options, providers: [Plain, ...GLOBALS] });
    expect(bound.handler().direct).toBe(false);
  });
});
