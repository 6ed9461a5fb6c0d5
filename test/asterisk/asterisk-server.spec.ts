import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { ariReply, type AriCredentials, type AriReply } from './ari-reply.js';
import { AsteriskServer, type AsteriskServerOptions } from './asterisk-server.js';
import { PortTakenException } from './port-taken.exception.js';
import { isAlive } from './process-life.js';

function ping(server: AsteriskServer, account: AriCredentials = server): Promise<AriReply> {
  return ariReply(`${server.url}/asterisk/ping`, account);
}

describeOnAsterisk('a server of its own', () => {
  const servers: AsteriskServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  async function start(options?: AsteriskServerOptions): Promise<AsteriskServer> {
    const server = await AsteriskServer.start(options);
    servers.push(server);
    return server;
  }

  it('answers, and says which version it is', async () => {
    const server = await start();
    const { status, body } = await ping(server);
    expect({ status, pong: JSON.parse(body) }).toMatchObject({
      status: 200,
      pong: { ping: 'pong', asterisk_id: server.entityId },
    });
    expect(await server.cli('core show version')).toContain(`Asterisk ${server.version}`);
  });

  it('comes back on the same port as another process', async () => {
    const server = await start();
    const { pid, httpPort } = server;
    await server.restart();
    expect(server.httpPort).toBe(httpPort);
    expect(server.pid).not.toBe(pid);
    expect(isAlive(pid)).toBe(false);
    expect((await ping(server)).status).toBe(200);
  });

  it('is gone after a kill, and can be brought back', async () => {
    const server = await start();
    await server.kill();
    expect(server.running).toBe(false);
    await expect(ping(server)).rejects.toThrow(/ECONNREFUSED/);
    await server.restart();
    expect((await ping(server)).status).toBe(200);
  });

  it('keeps its recordings and its database over a restart', async () => {
    const server = await start();
    await server.cli('database put test key kept');
    await server.restart();
    expect(await server.cli('database get test key')).toContain('kept');
  });

  it('leaves neither process nor folder after its stop', async () => {
    const server = await start();
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(existsSync(server.runFolder)).toBe(false);
  });

  it('takes extra configuration', async () => {
    const stranger = { username: 'stranger', password: 'pass' };
    const section = '[stranger]\ntype = user\npassword = pass\npassword_format = plain';
    const server = await start({ confExtra: { 'ari.conf': section } });
    expect((await ping(server, stranger)).status).toBe(200);
    expect((await ping(server)).status).toBe(200);
  });

  it.for(['httpPort', 'sipPort'] as const)('refuses a taken %s instead of running without it', async (port) => {
    const first = await start();
    await expect(start({ [port]: first[port] })).rejects.toThrow(PortTakenException);
  });

  it('tells the end of the log when Asterisk does not come up', async () => {
    const broken = { confExtra: { 'modules.conf': 'require = no_such_module.so' } };
    await expect(start(broken)).rejects.toThrow(/Asterisk ended while starting:[^]*no_such_module/);
  });
});
