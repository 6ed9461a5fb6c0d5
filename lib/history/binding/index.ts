export { CallLegsBinding } from './call-legs.binding.js';
export { CallsBinding } from './calls.binding.js';
