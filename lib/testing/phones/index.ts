export type { CallRequest } from './call-request.js';
export { PhoneCall } from './phone-call.js';
export type { CallEnd, PhoneWaitOptions, PressOptions } from './phone-call-options.js';
export { Phones } from './phones.js';
export { RingingPhone } from './ringing-phone.js';
export { VirtualPhone } from './virtual-phone.js';
