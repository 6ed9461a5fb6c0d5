export type { ApiDocument } from './api-document.js';
export { missingInDocument } from './document-check.js';
export { documentController } from './document-controller.js';
export { DocumentPage } from './document-page.js';
export { RestDocument } from './rest-document.js';
