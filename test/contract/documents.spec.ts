import { expect, it } from 'vitest';
import { ApiDocuments } from './documents.js';
import type { WireAnswer } from './wire.js';

const documents = await ApiDocuments.read();
const json = { 'content-type': 'application/json' };
const answer = (status: number, body: unknown): WireAnswer => ({ status, body, headers: json, bytes: Buffer.alloc(0) });

it('an answer that the OpenAPI document does not describe is found', () => {
  const playback = { id: 'p', media_uri: 'sound:beep', target_uri: 'channel:c', language: 'en', state: 'playing' };
  expect(documents.misfitOfAnswer('GET', 'playbacks/p', answer(200, playback))).toBeUndefined();
  expect(
    documents.misfitOfAnswer('GET', 'playbacks/p?x=1', answer(200, { ...playback, state: 'singing' })),
  ).toMatchObject({
    errors: [{ instancePath: '/state' }],
  });
  expect(documents.misfitOfAnswer('GET', 'playbacks/p', answer(200, { id: 'p' }))).toMatchObject({
    errors: [{}, {}, {}],
  });
  expect(documents.misfitOfAnswer('GET', 'playbacks/p', answer(404, { message: 'no' }))).toBeUndefined();
  expect(documents.misfitOfAnswer('GET', 'playbacks/p', answer(404, ['no']))).toMatchObject({ errors: [{}] });
  expect(documents.misfitOfAnswer('DELETE', 'playbacks/p', answer(200, {}))).toMatchObject({ described: 'nothing' });
  expect(documents.checked).toBe(5);
});

it('an event that the AsyncAPI document does not describe is found', () => {
  const event = { type: 'PlaybackFinished', application: 'a', timestamp: 't' };
  expect(documents.misfitOfEvent(event)).toMatchObject({ errors: [{ params: { missingProperty: 'playback' } }] });
  expect(documents.misfitOfEvent({ ...event, type: 'ChannelSang' })).toMatchObject({ missing: expect.any(String) });
});
