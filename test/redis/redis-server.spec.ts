import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isAlive } from '../asterisk/process-life.js';
import { cacheFolderOf } from '../debian/cache-folder.js';
import { describeOnRedis } from '../setup/describe-on-redis.js';
import { RedisServer } from './redis-server.js';

describeOnRedis('a Redis of our own', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  }, 120_000);
  afterAll(() => server.stop());

  it('answers over TCP, and keeps what it was given', async () => {
    expect(await server.ask('PING')).toBe('+PONG');
    expect(await server.ask('SET call 42')).toBe('+OK');
    expect(await server.ask('INCR call')).toBe(':43');
  });

  it('is the unpacked one, whatever this machine has installed', async () => {
    const mapped = await readFile(`/proc/${server.pid}/maps`, 'utf8');
    const libraries = new Set([...mapped.matchAll(/ (\/\S+\.so[.\d]*)$/gm)].map(([, file]) => file ?? ''));
    expect(libraries.size).toBeGreaterThan(5);
    expect([...libraries].filter((file) => !file.startsWith(cacheFolderOf('redis')))).toEqual([]);
  });

  it('comes back empty after a power cut', async () => {
    await server.ask('SET lost 1');
    const before = server.pid;
    await server.kill();
    expect(isAlive(before)).toBe(false);
    await server.restart();
    expect(await server.ask('EXISTS lost')).toBe(':0');
  });

  it('ends when it is stopped', async () => {
    const another = await RedisServer.start();
    await another.stop();
    expect(isAlive(another.pid)).toBe(false);
    await expect(another.ask('PING')).rejects.toThrow('ECONNREFUSED');
  });
});
