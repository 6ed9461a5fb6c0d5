export { Renewal } from './renewal.js';
