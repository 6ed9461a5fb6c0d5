export type { ResourceAccessOptions } from './access-options.js';
export type { AuditEntry } from './audit-entry.js';
export { Presenter, type Presenters } from './presenter.js';
export { ResourceAccess, type AccessRequest } from './resource-access.js';
export type { ResourceUser } from './resource-user.js';
export { EVERYTHING, type TenantScope } from './tenant-scope.js';
