export { apiDocsRoutes } from './api-docs.js';
