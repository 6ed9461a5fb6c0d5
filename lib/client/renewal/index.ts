export { Renewal, type RenewalSettings } from './renewal.js';
