import { Inject } from '@nestjs/common';
import { AriDatabase, TableBinding, TableResource } from 'nestjs-ari/data';
import { CallHistory, type CallRecord } from 'nestjs-ari/history';
import { DetailAction, type ResourceContext } from 'nestjs-ari/resources';
import { z } from 'zod';

const Customer = z.object({
  id: z.uuid().describe('Chosen by the server.'),
  name: z.string().min(1).max(100).describe('As it is to be shown.'),
  number: z
    .string()
    .regex(/^\+?\d{3,15}$/)
    .describe('Digits, as the caller shows it.'),
  notes: z.string().max(10_000).default('').describe('What to remember.'),
});
export type Customer = z.infer<typeof Customer>;

/** Customers, and the calls of each. */
@TableResource({
  stream: 'customers',
  description: 'People who call, by their number.',
  example: { id: '5f1d7c3e-6f5c-4a58-9a39-8f6a2b1c0d4e', name: 'Ada', number: '+491234', notes: '' },
  schema: Customer,
  filterable: ['name', 'number'],
  orderable: ['name'],
  searchable: ['name', 'notes'],
})
export class CustomersBinding extends TableBinding<Customer> {
  constructor(
    @Inject(AriDatabase) database: AriDatabase,
    private readonly history: CallHistory,
  ) {
    super(database);
  }

  @DetailAction({ summary: 'Calls', description: 'The last calls of the customer, the newest first.' })
  async calls(_pk: string, _input: unknown, { object }: ResourceContext): Promise<readonly CallRecord[]> {
    const { number } = object as Customer;
    const { items } = await this.history.calls.list({
      filters: [{ field: 'caller', comparison: 'eq', values: [number] }],
      order: [{ field: 'startedAt', descending: true }],
      limit: 25,
      offset: 0,
      count: false,
    });
    return items;
  }

  async byNumber(number: string): Promise<Customer | undefined> {
    const filters = [{ field: 'number', comparison: 'eq' as const, values: [number] }];
    const { items } = await this.store.list({ filters, order: [], limit: 1, offset: 0, count: false });
    return items[0];
  }
}
