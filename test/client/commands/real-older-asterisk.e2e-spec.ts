import { beforeAll, describe, expect, it } from 'vitest';
import { AriHttpException, AriNotFoundException, AriUnsupportedTransportException } from 'nestjs-ari/client';
import { runCommand } from '../../../lib/cli/index.js';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { CollectedOutput } from '../../codegen/support/collected-output.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { unique } from '../support/call-of-a-test.js';
import { clientFor, failureOf } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';

/** Debian 11 carries Asterisk 16. Its packages are fetched once, some 60 MB: for the full numbers alone. */
const OLD = process.env['SOAK'] === '1' ? describeOnAsterisk : describe.skip;

OLD('a real Asterisk 16', () => {
  let asterisk: AsteriskServer;
  beforeAll(async () => {
    asterisk = await AsteriskServer.start({ suite: 'bullseye' });
    return () => asterisk.stop();
  }, 120_000);

  function client(options: object = {}) {
    const { url, username, password } = asterisk;
    return clientFor(url, { username, password, apps: unique('old'), ...options });
  }

  it('is what it says', () => {
    expect(asterisk.version).toMatch(/^16\.\d+\.\d+$/);
  });

  it('carries a call: sound, a recording, a long variable, its end', async () => {
    const ari = client();
    await ari.connect();
    const call = ari.originate('Local/play@default');
    expect(await call.entered({ timeout: 10_000 })).toMatchObject({ outcome: 'event' });
    const channel = await call;
    expect(await channel.play('sound:hello-world').finished()).toMatchObject({ outcome: 'finished' });
    const recording = channel.record({ name: unique('old'), format: 'wav', maxDurationSeconds: 1 });
    expect(await recording.finished()).toMatchObject({ outcome: 'finished' });
    await ari.channels.setChannelVar(channel.id, { variable: 'LONG', value: 'x'.repeat(8_000) });
    // This release answers before it has set it.
    await expect.poll(() => channel.variable('LONG')).toBe('x'.repeat(8_000));
    await channel.hangup();
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', cause: 16 });
  });

  it('says what it lacks: in the log, by supports, in the refusal', async () => {
    const logger = new RecordingLogger();
    const ari = client({ logger });
    await ari.connect();
    await expect
      .poll(() => logger.matching(/Asterisk 16\.\d+\.\d+ does not have 11 of 108 operations of this library: /), {
        timeout: 10_000,
      })
      .toHaveLength(1);
    expect(await ari.supports('channels.play')).toBe(true);
    expect(await ari.supports('channels.transferProgress')).toBe(false);
    const unknown = await failureOf(ari.channels.transferProgress('x', { states: 'channel_answered' }));
    expect(unknown).toBeInstanceOf(AriNotFoundException);
    expect(unknown).toMatchObject({ subject: 'operation', gone: false });
    expect(unknown.message).toMatch(
      /This server is Asterisk 16\.\d+\.\d+, which does not have the operation: it came with Asterisk 20\.13, 21\.8 and 22\.3\.$/,
    );
    // To this release the path is an endpoint of the technology `refer`, which takes no POST.
    const refer = await failureOf(ari.endpoints.refer({ to: 'pjsip:sipp', from: 'sip:x', refer_to: 'sip:y' }));
    expect(refer).toBeInstanceOf(AriHttpException);
    expect(refer).toMatchObject({ status: 405 });
    expect(refer.message).toMatch(
      /This server is Asterisk 16\.\d+\.\d+, which does not have the operation: it came with /,
    );
    const gone = await failureOf(ari.channels.get('nobody'));
    expect(gone).toMatchObject({ subject: 'channel', gone: true });
  });

  it('takes no commands over a WebSocket, and says so', async () => {
    const error = await failureOf(client({ transport: 'websocket', logger: new RecordingLogger() }).connect());
    expect(error).toBeInstanceOf(AriUnsupportedTransportException);
    expect(error.message).toContain('20.14, 21.9 and 22.4 were the first that do');
  });

  it('is checked and examined from the command line', async () => {
    const environment = { ARI_USERNAME: asterisk.username, ARI_PASSWORD: asterisk.password };
    const checked = new CollectedOutput();
    expect(await runCommand(['check', asterisk.url], environment, checked)).toBe(1);
    expect(checked.all).toMatch(/Asterisk 16\.\d+\.\d+ lacks \d+ of what this library was built for/);
    expect(checked.all).toContain('operation channels.transferProgress: removed');
    const examined = new CollectedOutput();
    expect(await runCommand(['doctor', '--url', asterisk.url], environment, examined)).toBe(0);
    expect(examined.all).toContain('it takes no commands over a WebSocket');
    // It has no commands over a WebSocket that a read-only user could give.
    expect(examined.all).not.toContain('read_only');
  });
});
