import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AriController, OnChannelEvent, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Gate } from './support/gate.js';
import { Journal } from './support/journal.js';

const APP = 'module-shutdown';

@AriController({ app: APP })
class Host {
  constructor(
    private readonly journal: Journal,
    private readonly gate: Gate,
  ) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    this.journal.note(`greeted ${channel.caller.number}`);
    await this.gate.opened('hold');
    await channel.answer();
    this.journal.note('answered');
  }

  @OnChannelEvent('ChannelUserevent')
  userEvent(): void {
    this.journal.note('user event');
  }
}

/** Something that closes when Nest shuts down, as a database does. */
@Injectable()
class Database implements OnApplicationShutdown {
  constructor(private readonly journal: Journal) {}

  onApplicationShutdown(): void {
    this.journal.note('database closed');
  }
}

describeOnAsterisk('a shutdown', () => {
  const start = (drainTimeout?: number) =>
    startApplication({ options: { drainTimeout }, providers: [Host, Gate, Database] });

  it('waits for handlers at work, before the database and the socket close', async () => {
    const { app, client, journal } = await start();
    await callApplication(APP, '51');
    await journal.until('greeted 51');
    const closed = app.close().then(() => journal.note('closed'));
    await client.events.userEvent('still-there', { application: APP });
    await journal.until('user event');
    expect(client.status).toBe('connected');
    app.get(Gate).open('hold');
    await closed;
    expect(journal.entries).toEqual(['greeted 51', 'user event', 'answered', 'database closed', 'closed']);
    expect(client.status).toBe('closed');
  });

  it('takes no new calls, and names them', async () => {
    const { app, journal, log, client } = await start();
    await callApplication(APP, '51');
    await journal.until('greeted 51');
    const closed = app.close();
    const late = new Promise<StasisStart>((resolve) => client.once('StasisStart', resolve));
    await callApplication(APP, '52');
    const { channel } = await late;
    app.get(Gate).open('hold');
    await closed;
    expect(journal.entries).not.toContain('greeted 52');
    expect(log.with(`channel ${channel.id} arrived, no handler takes it`)).toHaveLength(1);
  });

  it('does not wait longer than drainTimeout', async () => {
    const { app, client, journal, log } = await start(100);
    await callApplication(APP, '51');
    await journal.until('greeted 51');
    await app.close();
    expect(client.status).toBe('closed');
    expect(journal.entries).toEqual(['greeted 51', 'database closed']);
    expect(log.with('handlers are still at work after 100 ms')).toHaveLength(1);
  });

  it('is quick where no handler is at work', async () => {
    const { app, client } = await start(600_000);
    await app.close();
    expect(client.status).toBe('closed');
  });
});
