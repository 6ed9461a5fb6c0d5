export { ClientContext } from './client-context.js';
