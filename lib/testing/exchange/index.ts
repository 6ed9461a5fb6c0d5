export { Exchange, type Referral, type SentTextMessage } from './exchange.js';
