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
  id: z.string(),
  name: z.string().min(1).max(40),
  number: z.string().regex(/^\+?\d{3,15}$/),
  calls: z.number().int().min(0).default(0),
  tenant: z.string().optional(),
});
export type Customer = z.infer<typeof Customer>;

const Note = z.object({ text: z.string().min(1) });

@Injectable()
export class CustomersStore extends MemoryStore<Customer> {
  constructor() {
    let last = 0;
    super({ newKey: () => `c${(last += 1)}` });
  }
}

@ResourceBinding({
  stream: 'customers',
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

  @DetailAction({ input: Note })
  note(pk: string, { text }: z.infer<typeof Note>) {
    return { pk, text };
  }

  @DetailAction()
  forget() {}

  @DetailAction({ result: z.string() })
  greeting(pk: string) {
    return `Hello ${pk}`;
  }

  @ListAction()
  refuse() {
    throw new ResourceConflictException([{ number: ['is taken already'] }]);
  }

  @ListAction()
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
