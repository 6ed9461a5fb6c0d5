import { type } from 'arktype';
import { MemoryStore, ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { jsonSchemaOf } from '../../lib/resources/internal.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startResources } from './support/started-resources.js';

interface Mailbox {
  readonly name: string;
  readonly messages: number;
}

const SCHEMAS = {
  zod: z.object({ name: z.string(), messages: z.number() }),
  valibot: v.object({ name: v.string(), messages: v.number() }),
  arktype: type({ name: 'string', messages: 'number' }),
} as const;

class MailboxStore extends MemoryStore<Mailbox> {
  constructor() {
    super({ key: 'name' });
  }
}

describe.each(Object.entries(SCHEMAS))('a shape by %s', (library, schema) => {
  it('checks what comes in, and says which field is wrong', async () => {
    @ResourceBinding({ stream: 'mailboxes', schema, key: 'name', keyFrom: 'client', filterable: ['messages'] })
    class MailboxesBinding extends ModelBinding<Mailbox> {
      constructor(store: MailboxStore) {
        super(store);
      }
    }
    const { run } = await startResources([MailboxStore, MailboxesBinding]);
    const data = { name: '100@default', messages: 2 };
    expect(await run('mailboxes', 'create', { data })).toMatchObject({ status: 201, data });
    expect(await run('mailboxes', 'create', { data })).toMatchObject({
      status: 409,
      errors: [{ name: ['is taken already'] }],
    });
    expect(await run('mailboxes', 'create', { data: { ...data, messages: 'two' } })).toMatchObject({
      status: 422,
      errors: [{ messages: [expect.any(String)] }],
    });
    expect(await run('mailboxes', 'patch', { pk: data.name, data: { messages: 3 } })).toMatchObject({
      data: { ...data, messages: 3 },
    });
  });

  it('has a JSON Schema where the library offers one', () => {
    const found = jsonSchemaOf(schema, { of: 'output', target: 'draft-2020-12' });
    const expected = {
      type: 'object',
      properties: { name: { type: 'string' }, messages: { type: 'number' } },
      required: expect.arrayContaining(['name', 'messages']),
    };
    if (library === 'valibot') expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });
});
