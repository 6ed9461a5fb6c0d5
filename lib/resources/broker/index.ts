export type { Broker, BrokerEntry, BrokerListening, BrokerPosition } from './broker.js';
export { InProcessBroker, type InProcessBrokerOptions } from './in-process-broker.js';
