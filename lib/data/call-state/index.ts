export { DatabaseCallState } from './database-call-state.js';
