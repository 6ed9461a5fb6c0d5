import { expect, it } from 'vitest';
import { asteriskClient, clientFor, ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { unique } from '../../client/support/call-of-a-test.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { examined, of, runDoctor } from './support/run-doctor.js';

const LIMIT = 60_000;

describeOnAsterisk('the doctor, on an Asterisk that is well', { timeout: LIMIT }, () => {
  it('finds no problem, names what cannot be seen from outside, and leaves nothing behind', async () => {
    const server = await ownAsterisk();
    const client = clientFor(server.url, { apps: 'there' });
    await client.connect();
    const { exitCode, found } = await examined(server.url, ['ari', 'ari'], '--app', 'there');
    expect(found.filter(({ level }) => level === 'problem')).toEqual([]);
    expect(exitCode).toBe(0);
    for (const check of ['reaches', 'authenticates', 'application', 'user', 'clock', 'events']) {
      expect(of(check, found), check).toMatchObject([{ level: 'ok' }]);
    }
    expect(of('sessionlimit', found)).toMatchObject([
      { level: 'unknown', change: expect.stringContaining('http.conf') },
    ]);
    const [timeout] = of('websocket_write_timeout', found);
    expect(timeout).toMatchObject({ level: 'unknown', change: expect.stringContaining('ari.conf') });
    expect((await client.applications.list()).map(({ name }) => name)).toEqual(['there']);
    expect(await client.channels.list()).toEqual([]);
  });

  it('makes the test call to an endpoint that is named', async () => {
    const { url } = requireAsterisk();
    const { found } = await examined(url, ['ari', 'ari'], '--call', 'Local/answer@default');
    expect(of('events', found)).toMatchObject([{ level: 'ok', text: expect.stringContaining('test call') }]);
  });

  it('says it to a reader without colours when its output is no terminal', async () => {
    const { url } = requireAsterisk();
    const { exitCode, output } = await runDoctor(['--url', url, '--username', 'ari', '--password', 'ari']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^ok +reaches: /m);
    expect(output).toMatch(/^ +-> ari\.conf: \[general\] websocket_write_timeout = 5000$/m);
    expect(output).not.toContain('\u001B');
  });
});

describeOnAsterisk('the doctor, on an Asterisk that is not', { timeout: LIMIT }, () => {
  it('tells of an application that is not registered', async () => {
    const { url } = requireAsterisk();
    const app = unique('app');
    const { exitCode, found } = await examined(url, ['ari', 'ari'], '--app', app);
    expect(exitCode).toBe(1);
    expect(of('application', found)).toMatchObject([{ level: 'problem', text: expect.stringContaining(app) }]);
    await expect(asteriskClient().applications.get(app)).rejects.toThrow('not found');
  });

  it('tells of a user who may only read, and makes no test call', async () => {
    const { url } = requireAsterisk();
    const { exitCode, found } = await examined(url, ['ro', 'ro']);
    expect(exitCode).toBe(1);
    expect(of('user', found)).toMatchObject([{ level: 'problem', change: expect.stringContaining('read_only = no') }]);
    expect(of('events', found)).toMatchObject([{ level: 'unknown' }]);
  });

  it('tells of a password that is refused, without saying it', async () => {
    const { url } = requireAsterisk();
    const { exitCode, found, output } = await examined(url, ['ari', 'hush-hush']);
    expect(exitCode).toBe(1);
    expect(found.map(({ check, level }) => [check, level])).toEqual([
      ['reaches', 'ok'],
      ['authenticates', 'problem'],
    ]);
    expect(output).not.toContain('hush-hush');
  });

  it('tells of modules that are missing and of a limit of sessions that is low, measured when asked to', async () => {
    const { url } = await ownAsterisk({
      confExtra: { 'http.conf': 'sessionlimit = 12', 'modules.conf': 'noload = res_ari_sounds.so' },
    });
    const { exitCode, found } = await examined(url, ['ari', 'ari'], '--probe-sessions', '30');
    expect(found.filter(({ level }) => level === 'problem')).toEqual([]);
    expect(exitCode).toBe(0);
    const limit = of('sessionlimit', found);
    expect(limit).toMatchObject([{ level: 'warning', change: expect.stringContaining('sessionlimit = 500') }]);
    expect(Number(/no more than (\d+)/.exec(limit[0]?.text ?? '')?.[1])).toBeLessThanOrEqual(12);
    const missing = of('modules', found).filter(({ level }) => level === 'warning');
    expect(missing.map(({ text }) => text.split('.')[0])).toContain('res_ari_sounds');
  });
});
