import type { ResourceUser } from 'nestjs-ari/resources';
import { unique } from '../../client/support/call-of-a-test.js';

/** Two tenants that no other test has, with ada in the one, bob in the other, and root, who sees all. */
export interface TwoTenants {
  readonly acme: string;
  readonly umbrella: string;
  readonly authenticate: (caller: { readonly token?: string }) => ResourceUser | undefined;
}

/** Other tests call on the same Asterisk, and an earlier try of the same one may have: each has tenants of its own. */
export function twoTenants(): TwoTenants {
  const [acme, umbrella] = [unique('acme'), unique('umbrella')];
  const users: Readonly<Record<string, ResourceUser>> = {
    ada: { id: 'ada', tenant: acme },
    bob: { id: 'bob', tenant: umbrella },
    root: { id: 'root', allTenants: true },
  };
  return { acme, umbrella, authenticate: ({ token = '' }) => users[token] };
}
