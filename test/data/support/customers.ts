import { TableBinding, TableResource } from 'nestjs-ari/data';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';

export const Customer = z.object({
  id: z.uuid(),
  name: z.string().min(1),
  email: z.email().optional(),
  phoneNumber: z.string().nullable(),
  weight: z.number().int().default(0),
  tenant: z.string().optional(),
  tags: z.array(z.string()).default([]),
  address: z.object({ city: z.string() }).optional(),
  since: z.iso.datetime().optional(),
});
export type Customer = z.infer<typeof Customer>;

@TableResource({
  stream: 'customers',
  schema: Customer,
  tenant: 'tenant',
  filterable: ['name', 'email', 'weight', 'tenant', 'since', 'address.city', 'phoneNumber'],
  orderable: ['name', 'weight', 'since'],
  searchable: ['name', 'phoneNumber'],
})
export class CustomersBinding extends TableBinding<Customer> {}

export const CUSTOMERS_MIGRATION = {
  name: '001-customers',
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create table customers (
      id uuid primary key, name text not null, email text unique, phone_number text, weight integer not null default 0,
      tenant text, tags text[] not null default '{}', address jsonb, since timestamptz,
      unique (name, tenant), check (weight < 1000), secret text default 'hidden'
    )`.execute(database);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await sql`drop table customers`.execute(database);
  },
};
