import type { ResourceUser } from 'nestjs-ari/resources';

/** What somebody may do: look, look closer and hang up, or all of it for every tenant. */
export type Role = 'agent' | 'supervisor' | 'operator';

export interface Person extends ResourceUser {
  readonly role: Role;
}

/** Two tenants and three roles. Yours come from your sign-in. */
export const PEOPLE: readonly Person[] = [
  { id: 'anna', tenant: 'acme', role: 'agent' },
  { id: 'sam', tenant: 'acme', role: 'supervisor' },
  { id: 'uma', tenant: 'umbrella', role: 'supervisor' },
  { id: 'olga', role: 'operator', allTenants: true },
];

const READS: readonly string[] = ['list', 'retrieve', 'subscribe'];

/** Nobody may do anything else: the gateway asks this about every request and every subscription. */
export function may({ role }: Person, stream: string, action: string): boolean {
  if (stream !== 'channels') return false;
  return READS.includes(action) || (action === 'delete' && role !== 'agent');
}
