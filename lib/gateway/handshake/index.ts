export { Doorkeeper, type Admission } from './doorkeeper.js';
export { GatewayTickets, type GatewayTicket } from './gateway-tickets.js';
export { SUBPROTOCOL } from './read-handshake.js';
