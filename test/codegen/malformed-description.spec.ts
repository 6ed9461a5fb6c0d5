import { describe, expect, it } from 'vitest';
import { ApiDescriptionError, buildModel, ModelError, readDescriptionFromFolder } from 'nestjs-ari/codegen';
import { smallApi, writeDescription, type DescriptionFiles } from './support/small-api.js';

async function read(change: (files: DescriptionFiles) => void): Promise<unknown> {
  const files = smallApi();
  change(files);
  return buildModel(await readDescriptionFromFolder(await writeDescription(files)), '22.10.1');
}

const operation = (files: DescriptionFiles) => files['channels'].apis[1].operations[0];

describe('an API description that cannot be right', () => {
  const descriptionErrors: [name: string, change: (files: DescriptionFiles) => void, message: RegExp][] = [
    ['a missing file', (files) => delete files['events'], /events\.json: cannot be read; give the folder/],
    ['text that is not JSON', (files) => (files['events'] = '{"apis":'), /events\.json: is not JSON/],
    ['a list instead of an object', (files) => (files['events'] = []), /events\.json: expected an object, found \[\]/],
    [
      'a missing member',
      (files) => delete operation(files).nickname,
      /channels\.json\.apis\[1\]\.operations\[0\]: the member "nickname" is missing/,
    ],
    [
      'an unknown verb',
      (files) => (operation(files).httpMethod = 'PATCH'),
      /httpMethod: expected one of GET, POST, PUT, DELETE, found "PATCH"/,
    ],
    [
      'a status that is no number',
      (files) => (operation(files).errorResponses[0].code = 'soon'),
      /errorResponses\[0\]\.code: expected a whole number, found "soon"/,
    ],
    [
      'a parameter in a header',
      (files) => (operation(files).parameters[0].paramType = 'header'),
      /parameters\[0\]\.paramType: expected one of path, query, body, found "header"/,
    ],
    [
      'required that is a text',
      (files) => (operation(files).parameters[0].required = 'yes'),
      /required: expected true or false, found "yes"/,
    ],
    [
      'a field without a type',
      (files) => delete files['channels'].models.Channel.properties.id.type,
      /Channel\.properties\.id: the member "type" is missing/,
    ],
  ];
  it.each(descriptionErrors)('%s is named with its place', async (_, change, message) => {
    const reading = read(change);
    await expect(reading).rejects.toThrow(ApiDescriptionError);
    await expect(reading).rejects.toThrow(message);
  });

  const modelErrors: [name: string, change: (files: DescriptionFiles) => void, message: RegExp][] = [
    [
      'an unknown type of a field',
      (files) => (files['channels'].models.Channel.properties.id.type = 'Ident'),
      /^Channel\.id: the type Ident is not declared$/,
    ],
    [
      'an unknown result',
      (files) => (operation(files).responseClass = 'List[Chanel]'),
      /^channels\.playTwice: the type Chanel\[\] is not declared$/,
    ],
    [
      'an event without a model',
      (files) => files['events'].models.Event.subTypes.push('Lost'),
      /^Event names the sub-type Lost/,
    ],
    ['no base of the events', (files) => delete files['events'].models.Event, /no models Message and Event/],
    [
      'a path without its parameter',
      (files) => operation(files).parameters.shift(),
      /play_twice: path .* does not agree with its parameters/,
    ],
    [
      'two operations of one name',
      (files) => (operation(files).nickname = 'list'),
      /^channels: two operations are called list$/,
    ],
  ];
  it.each(modelErrors)('%s is named', async (_, change, message) => {
    const reading = read(change);
    await expect(reading).rejects.toThrow(ModelError);
    await expect(reading).rejects.toThrow(message);
  });
});
