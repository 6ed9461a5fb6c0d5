export { RecordedSide } from './recorded-side.js';
