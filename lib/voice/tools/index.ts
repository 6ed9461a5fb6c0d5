export { hangUp } from './hang-up.js';
export { putOnHold } from './put-on-hold.js';
export { recordCall } from './record-call.js';
export { transferTo, type TransferToOptions } from './transfer-to.js';
