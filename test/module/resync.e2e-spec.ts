import { Catch, Injectable, UseFilters, UseGuards, type CanActivate, type ExceptionFilter } from '@nestjs/common';
import { AriClient, AriController, AriEvent, AriResync, OnAriResync, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { CuttableLine } from '../client/entities/support/cuttable-line.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import {
  asteriskOptions,
  bootApplication,
  startApplication,
  type AriApplicationParts,
} from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-resync';

@AriController({ app: APP })
class Host {
  readonly found: AriResync[] = [];

  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  arrived({ channel }: StasisStart): void {
    this.journal.note(`arrived ${channel.caller.number}`);
  }

  @OnAriResync()
  back(resync: AriResync): void {
    this.found.push(resync);
    this.journal.note('back');
  }

  @OnAriResync({ restarted: true })
  restarted(): void {
    this.journal.note('restarted');
  }

  @OnAriResync({ atStart: true, gapMs: (gap) => gap === undefined })
  inherited(@AriEvent('appeared') appeared: AriResync['appeared']): void {
    this.journal.note(`inherited ${appeared.map(({ caller }) => caller.number).join(' ')}`);
  }
}

@Injectable()
class Failing {
  @OnAriResync()
  fails(): void {
    throw new Error('cannot take over');
  }
}

@Injectable()
class Nobody implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Catch()
class Noted implements ExceptionFilter {
  constructor(private readonly journal: Journal) {}

  catch({ message }: Error): void {
    this.journal.note(`filtered ${message}`);
  }
}

@Injectable()
class Guarded {
  @UseGuards(Nobody)
  @UseFilters(Noted)
  @OnAriResync()
  never(): void {
    throw new Error('was called all the same');
  }
}

@Injectable()
class Elsewhere {
  @OnAriResync({ connection: 'berlin' })
  back(): boolean {
    return true;
  }
}

/** Asterisk answers a hang-up before the other half of the call has left its application. */
async function gone(number: string): Promise<void> {
  const operator = new AriClient({ ...asteriskOptions(), events: false });
  onTestFinished(() => operator.close());
  const numbers = async () => (await operator.channels.list()).map(({ caller }) => caller.number);
  await expect.poll(numbers).not.toContain(number);
}

describeOnAsterisk('what was found after a gap', () => {
  /** An application whose line to Asterisk can be cut. */
  async function onLine(providers: NonNullable<AriApplicationParts['providers']>, apps?: string) {
    const line = await CuttableLine.to(requireAsterisk().httpPort);
    onTestFinished(() => line.end());
    const options = { url: line.url, apps, reconnect: { first: 10, most: 50 } };
    return { line, ...(await startApplication({ options, providers })) };
  }

  it('is told after each gap, and not after the first connect', async () => {
    const { app, journal, line, client } = await onLine([Host]);
    await callApplication(APP, '71');
    const leaving = await callApplication(APP, '72');
    await Promise.all([journal.until('arrived 71'), journal.until('arrived 72')]);
    const { found } = app.get(Host);
    expect(found).toEqual([]);
    line.cut();
    await leaving.hangup();
    await gone('72');
    line.mend();
    await journal.until('back');
    expect(found[0]).toBeInstanceOf(AriResync);
    expect(found[0]).toMatchObject({ type: 'AriResync', connection: 'default', application: APP, restarted: false });
    expect(found[0]?.gapMs).toBeGreaterThan(0);
    expect(found[0]?.ended.map(({ caller }) => caller.number)).toEqual(['72']);
    expect(found[0]?.appeared).toEqual([]);
    line.cut();
    line.mend();
    await journal.until('back', 2);
    expect(found[1]?.ended).toEqual([]);
    expect(journal.count('restarted')).toBe(0);
    expect(client.status).toBe('connected');
  });

  it('is told at the start to who asks for it: calls of an earlier process', async () => {
    const earlier = new AriClient({ ...asteriskOptions(), apps: APP });
    await earlier.connect();
    const arrived = new Promise((resolve) => earlier.once('StasisStart', resolve));
    await callApplication(APP, '73');
    await arrived;
    await earlier.close();
    const { journal } = await startApplication({ providers: [Host] });
    await journal.until('inherited 73');
    expect(journal.count('back')).toBe(0);
  });

  it('goes the way of errors where the method throws', async () => {
    const { line, journal, errors } = await onLine([Failing], APP);
    line.cut();
    line.mend();
    await journal.until('error:listener');
    const failures = errors.filter(({ kind }) => kind === 'listener');
    expect(failures).toMatchObject([
      { source: 'Failing.fails', event: { type: 'AriResync' }, error: { message: 'cannot take over' } },
    ]);
  });

  it('passes guards and filters', async () => {
    const { line, journal } = await onLine([Guarded, Nobody, Noted], APP);
    line.cut();
    line.mend();
    await journal.until('filtered Forbidden resource');
  });

  it('is waited for by a shutdown', async () => {
    const taking = new Taking();
    const { app, line, journal } = await onLine([{ provide: Taking, useValue: taking }], APP);
    line.cut();
    line.mend();
    await taking.begun;
    const closed = app.close().then(() => journal.note('closed'));
    taking.end(() => journal.note('taken over'));
    await closed;
    expect(journal.entries.filter((entry) => !entry.startsWith('error:'))).toEqual(['taken over', 'closed']);
  });

  it('cannot be asked of a connection that is not there', async () => {
    const booting = bootApplication({ providers: [Elsewhere], options: { apps: APP } });
    await expect(booting).rejects.toThrow(/"berlin".*Elsewhere\.back/s);
  });
});

/** Takes its time. */
class Taking {
  readonly begun: Promise<void>;
  #begin!: () => void;
  #end!: () => void;
  readonly #ended: Promise<void>;

  constructor() {
    this.begun = new Promise((resolve) => (this.#begin = resolve));
    this.#ended = new Promise((resolve) => (this.#end = resolve));
  }

  end(last: () => void): void {
    void this.#ended.then(last);
    setImmediate(this.#end);
  }

  @OnAriResync()
  async takeOver(): Promise<void> {
    this.#begin();
    await this.#ended;
  }
}
