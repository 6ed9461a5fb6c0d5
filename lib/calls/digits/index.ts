export { sendDigits, type SendDigitsOptions } from './send-digits.js';
