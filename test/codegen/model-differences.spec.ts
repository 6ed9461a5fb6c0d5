import { describe, expect, it } from 'vitest';
import { runCommand } from '../../lib/cli/index.js';
import { CollectedOutput } from './support/collected-output.js';
import { smallApi, writeDescription } from './support/small-api.js';
import { compareModels, PINNED_MODEL, readModel, type NeutralModel } from 'nestjs-ari/codegen';

/** The pinned model, and a copy to change; types of the model are readonly, a test is not bound by that. */
async function pair(): Promise<{ before: NeutralModel; after: any }> {
  const before = await readModel(PINNED_MODEL);
  return { before, after: structuredClone(before) };
}

const named = (list: any[], name: string): any => list.find((element) => element.name === name);

describe('the differences of two models', () => {
  it('are none between equal models, whatever their version is called', async () => {
    const { before, after } = await pair();
    after.asterisk = '23.4.0';
    expect(compareModels(before, after)).toEqual([]);
  });

  it('tell a removed field', async () => {
    const { before, after } = await pair();
    named(after.events, 'ChannelDtmfReceived').fields.splice(0, 1);
    expect(compareModels(before, after)).toEqual([
      'event ChannelDtmfReceived, field digit: removed (was required, text)',
    ]);
  });

  it('tell a renamed field as one removed and one added', async () => {
    const { before, after } = await pair();
    named(named(after.objects, 'Channel').fields, 'accountcode').name = 'account';
    expect(compareModels(before, after)).toEqual([
      'object Channel, field accountcode: removed (was required, text)',
      'object Channel, field account: added (required, text)',
    ]);
  });

  it('tell an added event in one line, not one for each of its fields', async () => {
    const { before, after } = await pair();
    after.events.push({ name: 'ChannelSang', fields: [{ name: 'song', type: 'text' }] });
    expect(compareModels(before, after)).toEqual(['event ChannelSang: added']);
  });

  it('tell a removed operation in one line', async () => {
    const { before, after } = await pair();
    const channels = named(after.resources, 'channels');
    channels.operations = channels.operations.filter((each: { name: string }) => each.name !== 'play');
    expect(compareModels(before, after)).toEqual([
      'operation channels.play: removed (was POST /channels/{channelId}/play, answers Playback, fails with 404 409 412)',
    ]);
  });

  it('tell what changed in a parameter', async () => {
    const { before, after } = await pair();
    const mute = named(named(after.resources, 'channels').operations, 'mute');
    mute.query[0] = { ...mute.query[0], required: true, oneOf: ['both'] };
    expect(compareModels(before, after)).toEqual([
      'operation channels.mute, parameter direction: changed from optional, text, one of both in out, default both ' +
        'to required, text, one of both, default both',
    ]);
  });

  it('are told by the command when a description no longer fits the model', async () => {
    const files = smallApi();
    const folder = await writeDescription(files);
    const model = `${folder}/model.json`;
    const run = async (...args: string[]): Promise<CollectedOutput> => {
      const output = new CollectedOutput();
      await runCommand(['generate', '--asterisk', '22.10.1', '--out', `${folder}/out`, ...args], {}, output);
      return output;
    };
    await run('--from', folder, '--write-model', model);
    expect((await run('--from', folder, '--model', model, '--check')).said[0]).toMatch(/: 0 differences in the API$/);

    files['events'].models.Legs.properties = { opening: { type: 'Channel', required: true } };
    const changed = await run('--from', await writeDescription(files), '--model', model, '--check');
    expect(changed.said.slice(0, 4)).toEqual([
      'Asterisk 22.10.1 -> 22.10.1: 3 differences in the API',
      '  record Legs, field first: removed (was required, Channel)',
      '  record Legs, field others: removed (was optional, Channel[])',
      '  record Legs, field opening: added (required, Channel)',
    ]);
    expect(changed.complaints).toContain('  events/event-table.ts: differs');
  });
});
