export { type ApplicationResult, type DialplanApplication, standardApplications } from './dialplan-applications.js';
export { DialplanBook } from './dialplan-book.js';
export { type DialplanPlace, DialplanRunner } from './dialplan-runner.js';
export type { Dialplan } from './dialplan.js';
