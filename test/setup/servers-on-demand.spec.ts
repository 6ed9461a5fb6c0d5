import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PackageMissingException } from '../debian/package-missing.exception.js';
import { ServersOnDemand } from './servers-on-demand.js';

describe('servers on demand', () => {
  const stop = vi.fn(() => Promise.resolve());
  const start = vi.fn(() => Promise.resolve({ details: { url: 'here' }, stop }));
  const missing = () => Promise.reject(new PackageMissingException('no working\napt-get'));
  const broken = () => Promise.reject(new Error('it does not come up'));
  const said = vi.spyOn(process.stderr, 'write');
  let servers: ServersOnDemand;
  let address: string;
  beforeEach(async () => {
    vi.clearAllMocks();
    said.mockReturnValue(true);
    vi.stubEnv('CI', '');
    servers = new ServersOnDemand({ used: start, unused: start, missing, broken });
    address = await servers.open();
  });
  afterEach(async () => {
    await servers.close();
    vi.unstubAllEnvs();
    said.mockReset();
  });

  const ask = async (name: string) => {
    const reply = await fetch(`${address}/${name}`);
    return { status: reply.status, body: await reply.text() };
  };

  it('start once, when the first file asks, and stop at the end', async () => {
    const answers = await Promise.all(['used', 'used', 'used'].map(ask));
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ status: 200, body: '{"url":"here"}' })));
    expect(start).toHaveBeenCalledTimes(1);
    expect(stop).not.toHaveBeenCalled();
    await servers.close();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('that the machine cannot provide are told once', async () => {
    await ask('missing');
    expect(JSON.parse((await ask('missing')).body)).toEqual({ kind: 'missing', reason: 'no working apt-get' });
    expect(
      said.mock.calls
        .flat()
        .join('')
        .match(/NO MISSING: .*SKIPPED.*no working apt-get/g),
    ).toHaveLength(1);
  });

  it('that the machine cannot provide are a failure on continuous integration', async () => {
    vi.stubEnv('CI', 'true');
    expect(await ask('missing')).toEqual({ status: 500, body: 'no working\napt-get' });
  });

  it('that do not come up, and those that nobody knows, are a failure', async () => {
    expect(await ask('broken')).toEqual({ status: 500, body: 'it does not come up' });
    expect(await ask('telex')).toEqual({ status: 500, body: 'no server is called "telex"' });
  });
});
