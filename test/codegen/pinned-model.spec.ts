import { describe, expect, it } from 'vitest';
import { PINNED_ASTERISK, PINNED_MODEL, readModel, type Operation } from 'nestjs-ari/codegen';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';

const model = await readModel(PINNED_MODEL);
const operation = (resource: string, name: string): Operation | undefined =>
  model.resources.find((each) => each.name === resource)?.operations.find((each) => each.name === name);

describe('the pinned model', () => {
  it('is that of the Asterisk that the tests run', () => {
    expect(model.asterisk).toBe(PINNED_ASTERISK);
    expect(PINNED_ASTERISK).toBe(PINNED_ASTERISK_VERSION);
  });

  it('has 109 operations, of which 108 can be called', () => {
    const operations = model.resources.flatMap((resource) => resource.operations);
    expect(operations).toHaveLength(109);
    expect(operations.filter((each) => each.upgrade !== true)).toHaveLength(108);
  });

  it('has 45 events, all with the releases that send them', () => {
    expect(model.events).toHaveLength(45);
    expect(model.events.filter((event) => event.since === undefined)).toEqual([]);
  });

  it('has ten kinds of objects', () => {
    expect(model.objects.map((object) => object.name)).toEqual([
      'Application',
      'Bridge',
      'Channel',
      'DeviceState',
      'Endpoint',
      'LiveRecording',
      'Mailbox',
      'Playback',
      'Sound',
      'StoredRecording',
    ]);
  });

  it('corrects what the server describes wrongly', () => {
    expect(operation('events', 'claimChannel')?.since).toEqual(['20.20.0', '22.10.0', '23.4.0']);
    expect(operation('channels', 'move')?.statuses).toEqual([404, 409]);
    expect(operation('channels', 'rtpStatistics')?.nickname).toBe('rtpstatistics');
    expect(operation('channels', 'externalMedia')?.query.find(({ name }) => name === 'direction')?.oneOf).toEqual([
      'both',
      'in',
      'out',
    ]);
    expect(operation('channels', 'transferProgress')?.query[0]?.oneOf).toContain('channel_declined');
    expect(operation('applications', 'filter')?.body?.form).toBe('bare');
    expect(operation('channels', 'originate')?.body).toMatchObject({ form: 'wrapped', type: 'VariableValue{}' });
    expect(operation('recordings', 'getStoredFile')?.result).toBe('binary');
  });
});
