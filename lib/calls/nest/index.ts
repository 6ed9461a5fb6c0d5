export { OnTransfer } from './on-transfer.decorator.js';
