export type { AriClientError } from './ari-client-error.js';
export { ClientReports } from './client-reports.js';
