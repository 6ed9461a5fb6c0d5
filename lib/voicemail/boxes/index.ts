export { BoxPins } from './box-pins.js';
export { BoxRecords } from './box-records.js';
export { Lamps } from './lamps.js';
