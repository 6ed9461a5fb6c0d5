import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import {
  DetailAction,
  ListAction,
  MemoryStore,
  ReadOnlyBinding,
  ResourceBinding,
  ResourceFile,
  ResourceNotFoundException,
} from 'nestjs-ari/resources';
import { AriRest, AriRestModule, missingInDocument } from 'nestjs-ari/rest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { FRAMEWORKS, startRest, USERS } from './support/started-rest.js';

const Note = z.object({ id: z.string().describe('Its key.'), text: z.string().describe('What it says.') });
type Note = z.infer<typeof Note>;

@ResourceBinding({ stream: 'notes', description: 'Notes.', schema: Note })
class NotesBinding extends ReadOnlyBinding<Note, MemoryStore<Note>> {
  constructor() {
    super(new MemoryStore<Note>());
    for (const id of ['a', 'b']) void this.store.create({ id, text: id === 'a' ? '0123456789' : '' });
  }

  @DetailAction({ file: true, summary: 'Text', description: 'The note as a file.' })
  async file(pk: string) {
    if (pk === 'b') return ResourceFile.of(Buffer.alloc(0), { type: 'text/plain' });
    return ResourceFile.of(Buffer.from('0123456789'), { type: 'text/plain', name: 'Größe "1".txt\r\nX: y' });
  }

  @ListAction({ file: true, summary: 'All', description: 'All notes as a file.' })
  all() {
    return ResourceFile.of(Buffer.from('all of them'), { type: 'text/plain' });
  }

  @DetailAction({ file: true, summary: 'None', description: 'A file that is gone.' })
  gone(): never {
    throw new ResourceNotFoundException();
  }

  @DetailAction({
    summary: 'Change',
    description: 'Changes the text.',
    input: z.object({ text: z.string().describe('It.') }),
  })
  async patch(pk: string, { text }: { text: string }) {
    return (await this.store.patch(pk, { text })) ?? {};
  }

  @DetailAction({ summary: 'Delete', description: 'Deletes it.' })
  async delete(pk: string): Promise<void> {
    await this.store.delete(pk);
  }
}

describe.each(FRAMEWORKS)('files over HTTP, on %s', (_name, adapter) => {
  const start = () => startRest({ providers: [NotesBinding], adapter: adapter() });
  const get = async (url: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/api/notes/${path}`, { headers: { authorization: 'Bearer root', ...headers } });
    return {
      answer,
      status: answer.status,
      text: await answer.text(),
      header: (name: string) => answer.headers.get(name),
    };
  };

  it('are sent whole, with a name in any language that can break out of nothing', async () => {
    const { url } = await start();
    const { status, text, header } = await get(url, 'a/file');
    expect({ status, text }).toEqual({ status: 200, text: '0123456789' });
    expect(header('content-type')).toContain('text/plain');
    expect(header('content-length')).toBe('10');
    expect(header('accept-ranges')).toBe('bytes');
    expect(header('x')).toBeNull();
    expect(header('content-disposition')).toBe(
      `attachment; filename="Gr__e _1_.txt__X_ y"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.txt%0D%0AX%3A%20y`,
    );
    expect(await get(url, 'b/file')).toMatchObject({ status: 200, text: '' });
    expect(await get(url, 'all')).toMatchObject({ status: 200, text: 'all of them' });
    expect(await get(url, 'a/gone')).toMatchObject({ status: 404 });
    expect(await get(url, 'nobody/file')).toMatchObject({ status: 404 });
    expect(await get(url, 'a/file', { authorization: '' })).toMatchObject({ status: 401 });
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=9-99', 206, '9', 'bytes 9-9/10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
  ])('are sent in parts: %s', async (range, status, text, contentRange) => {
    const { url } = await start();
    const got = await get(url, 'a/file', { range });
    expect(got).toMatchObject({ status, text });
    expect(got.header('content-range')).toBe(contentRange);
    expect(got.header('content-length')).toBe(String(text.length));
  });

  it('have no bytes behind their end, and none where the state is not known', async () => {
    const { url } = await start();
    expect(await get(url, 'a/file', { range: 'bytes=10-' })).toMatchObject({ status: 416 });
    expect(await get(url, 'b/file', { range: 'bytes=0-' })).toMatchObject({ status: 416 });
    expect(await get(url, 'a/file', { range: 'bytes=0-3', 'if-range': '"old"' })).toMatchObject({ status: 200 });
  });

  it('stand in the document, and conditions on own changes with them', async () => {
    const { app } = await start();
    const document = await app.get(AriRest, { strict: false }).document();
    expect(missingInDocument(document)).toEqual([]);
    expect(document.paths['/api/notes/{pk}/file']).toMatchObject({
      get: { responses: { 200: {}, 206: {}, 404: {}, 416: {} } },
    });
    expect(JSON.stringify(document.paths['/api/notes/{pk}']?.['patch'])).toContain('If-Match');
  });

  it('have conditions on changes that a binding makes itself', async () => {
    const { client } = await start();
    const etag = (await client.get('/api/notes/a')).headers.get('etag') ?? '';
    const change = (match: string) =>
      client.send('PATCH', '/api/notes/a', { body: { text: 'new' }, headers: { 'if-match': match } });
    expect(await change('"other"')).toMatchObject({ status: 412 });
    expect(await change(etag)).toMatchObject({ status: 200 });
    expect(await change(etag)).toMatchObject({ status: 412 });
    const remove = await client.send('DELETE', '/api/notes/a', { headers: { 'if-match': etag } });
    expect(remove).toMatchObject({ status: 412 });
    expect(await client.send('DELETE', '/api/notes/a')).toMatchObject({ status: 204 });
  });
});

it('a file is named over the gateway, and fetched over HTTP', async () => {
  const authenticate = ({ token }: { readonly token?: string }) => USERS[token ?? ''];
  const gateway = AriGatewayModule.forRoot({ authenticate, can: () => true });
  const { url } = await startRest({
    providers: [NotesBinding],
    adapter: new FastifyAdapter(),
    imports: [gateway, AriRestModule.forRoot({ authenticate, resources: gateway })],
  });
  const ada = await GatewaySocket.open(`${url.replace('http', 'ws')}/ari-gateway`, 'ada');
  expect(await ada.ask('notes', 'all', {})).toMatchObject({
    response_status: 200,
    data: { type: 'text/plain', size: 11 },
  });
});
