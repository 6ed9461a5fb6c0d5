import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Controller, Inject, Injectable, Scope, UseGuards, type CanActivate, type Type } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { AriContext, AriController, OnStasisEnd, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication, type AnyClass } from './support/ari-application.js';
import { callApplication, hangUp } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-request-scope';

/** A provider of one event: it knows which. */
@Injectable({ scope: Scope.REQUEST })
class Caller {
  constructor(@Inject(REQUEST) private readonly context: AriContext<StasisStart>) {}

  get number(): string {
    return this.context.event.channel.caller.number;
  }
}

function scopedHost(decorator: ClassDecorator): { Host: AnyClass; instances: Set<object> } {
  const instances = new Set<object>();
  @decorator
  class Host {
    constructor(
      private readonly journal: Journal,
      private readonly caller: Caller,
    ) {}

    @OnStasisStart()
    greet({ channel }: StasisStart): void {
      instances.add(this);
      this.journal.note(`${channel.caller.number} is ${this.caller.number}`);
    }
  }
  return { Host, instances };
}

async function twoCallers(host: AnyClass, parts: object) {
  const started = await startApplication({ options: { apps: APP }, ...parts });
  const { journal } = started;
  await Promise.all(['21', '22', '23'].map((number) => callApplication(APP, number)));
  await Promise.all(['21', '22', '23'].map((number) => journal.until(`${number} is ${number}`)));
  expect(started.handler()).toMatchObject({ name: `${host.name}.greet`, scoped: true, direct: false });
}

describeOnAsterisk('a request-scoped handler', () => {
  it('is a new instance for every event, and REQUEST is its context', async () => {
    const { Host, instances } = scopedHost(AriController({ app: APP }));
    await twoCallers(Host, { providers: [Host, Caller] });
    expect(instances.size).toBe(3);
  });

  it('may be a @Controller', async () => {
    const { Host, instances } = scopedHost(Controller());
    await twoCallers(Host, { controllers: [Host], providers: [Caller] });
    expect(instances.size).toBe(3);
  });

  it('may be known by another token than its class', async () => {
    const { Host, instances } = scopedHost(Injectable());
    await twoCallers(Host, { providers: [{ provide: 'HOST', useClass: Host }, Caller] });
    expect(instances.size).toBe(3);
  });

  it('may be transient', async () => {
    const instances = new Set<object>();
    @AriController({ app: APP, scope: Scope.TRANSIENT })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      greet({ channel }: StasisStart): void {
        instances.add(this);
        this.journal.note(`${channel.caller.number} is ${channel.caller.number}`);
      }
    }
    await twoCallers(Host, { providers: [Host] });
    expect(instances.size).toBe(3);
  });

  it('is what a static class becomes with a request-scoped guard', async () => {
    @Injectable()
    class NumberGuard implements CanActivate {
      constructor(
        private readonly caller: Caller,
        private readonly journal: Journal,
      ) {}

      canActivate(): boolean {
        this.journal.note(`guard sees ${this.caller.number}`);
        return this.caller.number === '22';
      }
    }
    const Host = guardedHost(NumberGuard);
    const { journal } = await startApplication({ providers: [Host, Caller] });
    await callApplication(APP, '21');
    await journal.until('error:listener');
    await callApplication(APP, '22');
    await journal.until('greeted 22');
    expect(journal.entries).toEqual(['guard sees 21', 'error:listener', 'guard sees 22', 'greeted 22']);
  });

  it('reports a constructor that throws like a handler that throws', async () => {
    @AriController({ app: APP, scope: Scope.REQUEST })
    class Host {
      constructor() {
        throw new Error('no licence left');
      }

      @OnStasisStart()
      greet(): void {}
    }
    const { journal, errors } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('error:listener');
    expect(errors).toMatchObject([{ source: 'Host.greet', error: new Error('no licence left') }]);
  });

  it('keeps none of its instances', async () => {
    const gone: WeakRef<object>[] = [];
    @AriController({ app: APP, scope: Scope.REQUEST })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      greet(): void {
        gone.push(new WeakRef(this));
        this.journal.note('greeted');
      }

      @OnStasisEnd()
      left(): void {
        this.journal.note('left');
      }
    }
    const { journal } = await startApplication({ providers: [Host] });
    for (let round = 1; round <= 20; round += 1) {
      const call = await callApplication(APP);
      await journal.until('greeted', round);
      await hangUp(call);
      await journal.until('left', round);
    }
    // One stays: Nest remembers the first instance of a class with its metadata.
    await expect.poll(() => remaining(gone)).toBeLessThanOrEqual(1);
  });
});

/** How many objects are left after the engine has collected. */
function remaining(objects: readonly WeakRef<object>[]): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return objects.filter((object) => object.deref() !== undefined).length;
}

function guardedHost(guard: Type<CanActivate>): AnyClass {
  @AriController({ app: APP })
  class Host {
    constructor(private readonly journal: Journal) {}

    @OnStasisStart()
    @UseGuards(guard)
    greet({ channel }: StasisStart): void {
      this.journal.note(`greeted ${channel.caller.number}`);
    }
  }
  return Host;
}
