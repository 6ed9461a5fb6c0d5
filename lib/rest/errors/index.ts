export { asteriskError } from './asterisk-errors.js';
