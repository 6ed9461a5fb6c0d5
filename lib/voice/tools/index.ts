export { hangUp } from './hang-up.js';
export { putOnHold } from './put-on-hold.js';
export { recordConversation } from './record-conversation.js';
export { transferTo, type TransferToOptions } from './transfer-to.js';
