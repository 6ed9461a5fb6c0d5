import { AriController, OnStasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { eventually } from '../client/support/eventually.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication, startApplication, type AriApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-second-copy';

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(): void {
    this.journal.note('greeted');
  }
}

const COPY = { options: { eventFilter: 'auto' as const }, providers: [Host] };

/** The first copy, which has left word that it serves the application. */
async function firstCopy(): Promise<AriApplication> {
  const first = await startApplication(COPY);
  await eventually(async () => {
    expect((await first.client.applications.get(APP)).events_disallowed).toHaveLength(1);
  });
  return first;
}

describeOnAsterisk("a second copy of an application with eventFilter: 'auto'", () => {
  it('starts, says that it is not the one that serves, and serves when the first has ended', async () => {
    const first = await firstCopy();
    const second = await bootApplication(COPY);
    await eventually(() => expect(second.client.status).toBe('occupied'));
    expect(second.log.with(`another process serves the application "${APP}"`)).toHaveLength(1);
    await callApplication(APP);
    await first.journal.until('greeted');
    await first.app.close();
    await eventually(() => expect(second.client.status).toBe('connected'));
    await callApplication(APP);
    await second.journal.until('greeted');
    expect(first.errors).toEqual([]);
    expect(second.errors.map(({ kind }) => kind)).toEqual(['occupied']);
  });

  it('ends at once while it waits', async () => {
    await firstCopy();
    const second = await bootApplication(COPY);
    await eventually(() => expect(second.client.status).toBe('occupied'));
    await second.app.close();
    expect(second.client.status).toBe('closed');
    expect(second.log.with('error').filter((line) => !line.includes('another process serves'))).toEqual([]);
  });
});
