export { GatewayCloseCode } from './gateway-close-code.js';
export { SessionRegistry } from './session.registry.js';
export { SessionSocket } from './session-socket.js';
