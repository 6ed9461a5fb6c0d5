export type { CallRequest } from './call-request.js';
export { type CallEnd, PhoneCall, type PhoneWaitOptions, type PressOptions } from './phone-call.js';
export { Phones } from './phones.js';
export { RingingPhone } from './ringing-phone.js';
export { VirtualPhone } from './virtual-phone.js';
