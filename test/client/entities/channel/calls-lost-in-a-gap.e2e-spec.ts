import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, bySomebodyElse, dialplanCaller } from '../support/asterisk-call.js';
import { CuttableLine } from '../support/cuttable-line.js';

async function cuttableClient() {
  const line = await CuttableLine.to(requireAsterisk().httpPort);
  onTestFinished(() => line.end());
  const client = await asteriskClient({ url: line.url, reconnect: { first: 10, most: 50 } });
  const resynced = (): Promise<unknown> => new Promise((resolve) => client.resyncs.subscribe(resolve));
  return { line, client, resynced };
}

describeOnAsterisk('a call during a gap in the events', () => {
  it('is lost when it ended meanwhile, and so are the waits on it', async () => {
    const { line, client } = await cuttableClient();
    const channel = await answeredCall(client);
    const waits = [channel.ended(), channel.leftStasis(), channel.nextDigit(), channel.until('ChannelHold')];
    const { signal } = channel;
    line.cut();
    expect(await bySomebodyElse('DELETE', `channels/${channel.id}`)).toBe(204);
    line.mend();
    expect(await Promise.all(waits)).toEqual(waits.map(() => ({ outcome: 'lost' })));
    expect(signal.aborted).toBe(true);
  });

  it('is lost when it went on in the dialplan meanwhile', async () => {
    const { line, client } = await cuttableClient();
    const { channel } = await dialplanCaller(client);
    const ended = channel.ended();
    line.cut();
    const path = `channels/${encodeURIComponent(channel.id)}/continue?context=default&extension=answer&priority=1`;
    expect(await bySomebodyElse('POST', path)).toBe(204);
    line.mend();
    expect(await ended).toEqual({ outcome: 'lost' });
  });

  it('goes on when it outlives the gap', async () => {
    const { line, client, resynced } = await cuttableClient();
    const channel = await answeredCall(client);
    const again = resynced();
    line.cut();
    line.mend();
    await again;
    await channel.hangup();
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', cause: 16 });
  });
});
