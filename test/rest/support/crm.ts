import { Injectable } from '@nestjs/common';
import {
  DetailAction,
  ListAction,
  MemoryStore,
  ModelBinding,
  ResourceBinding,
  ResourceConflictException,
} from 'nestjs-ari/resources';
import { z } from 'zod';

export const Customer = z.object({
  id: z.string().describe('Chosen by the server.'),
  name: z.string().min(1).max(40).describe('As it is to be shown.'),
  number: z
    .string()
    .regex(/^\+?\d{3,15}$/)
    .describe('Digits, `+` before them for a number of the world.'),
  calls: z.number().int().min(0).max(1_000_000).default(0).describe('How often there was a call.'),
  tenant: z.string().optional().describe('Whose customer it is.'),
});
export type Customer = z.infer<typeof Customer>;

const Note = z.object({ text: z.string().min(1).max(200).describe('What to remember.') });

@Injectable()
export class CustomersStore extends MemoryStore<Customer> {
  constructor() {
    let last = 0;
    super({ newKey: () => `c${(last += 1)}` });
  }
}

@ResourceBinding({
  stream: 'customers',
  description: 'People who call.',
  example: { id: 'c1', name: 'Ada', number: '+491234', calls: 3 },
  schema: Customer,
  filterable: ['name', 'calls', 'tenant'],
  orderable: ['name', 'calls'],
  searchable: ['name'],
  deleteByFilter: true,
  presenters: { admin: '*', supervisor: '*', '*': ['name'] },
})
export class CustomersBinding extends ModelBinding<Customer> {
  constructor(store: CustomersStore) {
    super(store);
  }

  @DetailAction({ summary: 'Note', description: 'Keeps a note.', input: Note })
  note(pk: string, { text }: z.infer<typeof Note>) {
    return { pk, text };
  }

  @DetailAction({ summary: 'Forget', description: 'Forgets all notes.' })
  forget() {}

  @DetailAction({ summary: 'Greet', description: 'Makes a greeting.', result: z.string() })
  greeting(pk: string) {
    return `Hello ${pk}`;
  }

  @ListAction({ summary: 'Refuse', description: 'Refuses everything.' })
  refuse() {
    throw new ResourceConflictException([{ number: ['is taken already'] }]);
  }

  @ListAction({ summary: 'Fail', description: 'Fails always.' })
  fail() {
    throw new Error('the password is swordfish');
  }
}

export const CRM = [CustomersStore, CustomersBinding];

export const customer = (index: number): object => ({
  name: `customer ${index}`,
  number: `+49${1000 + index}`,
  calls: index,
});
