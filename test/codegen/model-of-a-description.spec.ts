import { describe, expect, it } from 'vitest';
import { buildModel, readDescriptionFromFolder, type NeutralModel } from 'nestjs-ari/codegen';
import { smallApi, writeDescription } from './support/small-api.js';

async function modelOf(files = smallApi()): Promise<NeutralModel> {
  return buildModel(await readDescriptionFromFolder(await writeDescription(files)), '22.10.1+dfsg+~cs6').model;
}

describe('the model of an API description', () => {
  it('holds operations with neutral types, numbers for statuses and releases in order', async () => {
    const { resources } = await modelOf();
    expect(resources.map((resource) => resource.name)).toEqual(['channels', 'events']);
    expect(resources[0]?.operations[1]).toEqual({
      name: 'playTwice',
      nickname: 'play_twice',
      method: 'POST',
      path: '/channels/{channelId}/play_twice',
      query: [
        { name: 'media', type: 'text[]', required: true },
        { name: 'skipms', type: 'whole', default: 3000, minimum: 0 },
        { name: 'direction', type: 'text', oneOf: ['in', 'out'] },
      ],
      body: { name: 'settings', type: 'object', form: 'wrapped' },
      result: 'nothing',
      statuses: [404, 409],
      since: ['9.1.0', '22.6.0'],
    });
  });

  it('marks the upgrade, whose answer is no value', async () => {
    const { resources } = await modelOf();
    expect(resources[1]?.operations[0]).toMatchObject({ name: 'eventWebsocket', upgrade: true, result: 'nothing' });
  });

  it('tells objects with an identity from events and from records', async () => {
    const model = await modelOf();
    expect(model.objects.map((object) => [object.name, object.path, object.identity])).toEqual([
      ['Channel', '/channels/{channelId}', ['id']],
    ]);
    expect(model.events.map((event) => event.name)).toEqual(['Handover']);
    expect(model.eventFields.map((field) => field.name)).toEqual(['type', 'application']);
    expect(model.records.find((record) => record.name === 'Legs')?.fields).toEqual([
      { name: 'first', type: 'Channel', required: true },
      { name: 'others', type: 'Channel[]' },
    ]);
  });

  it('names the version without the suffix of a distribution', async () => {
    expect((await modelOf()).asterisk).toBe('22.10.1');
  });

  it('reads the folders of an Asterisk source tree, where the resources stand in api-docs', async () => {
    const { resources, ...others } = smallApi();
    const folder = await writeDescription({ resources });
    const { mkdir, writeFile } = await import('node:fs/promises');
    await mkdir(`${folder}/api-docs`);
    for (const [name, content] of Object.entries(others)) {
      await writeFile(`${folder}/api-docs/${name}.json`, JSON.stringify(content));
    }
    expect((await readDescriptionFromFolder(folder)).resources.map(({ name }) => name)).toEqual(['channels', 'events']);
  });
});
