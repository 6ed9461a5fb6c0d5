import {
  Injectable,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CallHandler,
  type Type,
} from '@nestjs/common';
import { AriController, AriCtx, AriEvent, OnStasisStart, StasisStart } from 'nestjs-ari';
import { EMPTY, finalize, of, tap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-short-cut';

const BOUND = {
  guard: UseGuards({ canActivate: () => true }),
  interceptor: UseInterceptors({ intercept: (_context: unknown, next: CallHandler) => next.handle() }),
  pipe: UsePipes({ transform: (value: unknown) => value }),
  filter: UseFilters({ catch: (error: unknown) => of(error) }),
};

function boundTo(method: MethodDecorator, type: ClassDecorator = () => {}): Type<object> {
  @AriController({ app: APP })
  @type
  class Host {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart()
    @method
    greet(event: StasisStart): void {
      this.journal.note(event.type);
    }
  }
  return Host;
}

const nothing: MethodDecorator = () => {};

describeOnAsterisk('the short cut past the pipeline of Nest', () => {
  async function isDirect(host: Type<object>): Promise<boolean> {
    const { journal, handler } = await startApplication({ providers: [host] });
    await callApplication(APP);
    await journal.until('StasisStart');
    return handler().direct;
  }

  it('is taken by a handler with nothing bound to it', async () => {
    await expect(isDirect(boundTo(nothing))).resolves.toBe(true);
  });

  describe.each(Object.entries(BOUND))('is switched off by a %s', (_name, enhancer) => {
    it('on the method', () => expect(isDirect(boundTo(enhancer))).resolves.toBe(false));

    it('on the class', () => expect(isDirect(boundTo(nothing, enhancer))).resolves.toBe(false));
  });

  it('is switched off by a parameter decorator', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      greet(@AriEvent('type') type: string): void {
        this.journal.note(type);
      }
    }
    await expect(isDirect(Host)).resolves.toBe(false);
  });

  it('is switched off by request scope', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class PerCall {}
    @AriController({ app: APP })
    class Host {
      constructor(
        private readonly journal: Journal,
        readonly perCall: PerCall,
      ) {}

      @OnStasisStart()
      greet(event: StasisStart): void {
        this.journal.note(event.type);
      }
    }
    const { journal, handler } = await startApplication({ providers: [Host, PerCall] });
    await callApplication(APP);
    await journal.until('StasisStart');
    expect(handler().direct).toBe(false);
  });

  it('gives the handler what the pipeline gives it: event and context', async () => {
    const seen: unknown[][] = [];
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      direct(...given: [StasisStart, unknown]): void {
        seen.push(given);
        this.journal.note('seen');
      }

      @OnStasisStart()
      @UseGuards({ canActivate: () => true })
      guarded(...given: [StasisStart, unknown]): void {
        seen.push(given);
        this.journal.note('seen');
      }

      @OnStasisStart()
      decorated(@AriEvent() event: StasisStart, @AriCtx() context: unknown): void {
        seen.push([event, context]);
        this.journal.note('seen');
      }
    }
    const { client, journal } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('seen', 3);
    expect(seen[0]?.[0]).toBeInstanceOf(StasisStart);
    expect(seen[0]?.[1]).toMatchObject({ connection: 'default', application: APP, client });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('subscribes to an Observable that the handler returns, as the pipeline does', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      greet() {
        return of('streamed').pipe(tap((entry) => this.journal.note(entry)));
      }
    }
    const { journal, handler } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('streamed');
    expect(handler().direct).toBe(true);
  });

  it('takes an Observable without a value for an end, as the pipeline does', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      direct() {
        return EMPTY.pipe(finalize(() => this.journal.note('ended')));
      }

      @OnStasisStart()
      @UseGuards({ canActivate: () => true })
      guarded() {
        return EMPTY.pipe(finalize(() => this.journal.note('ended')));
      }
    }
    const { client, journal, errors } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('ended', 2);
    await client.idle();
    expect(errors).toEqual([]);
  });
});
