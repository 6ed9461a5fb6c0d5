export { TelephoneDesk } from './telephone-desk.js';
