export { AriGateway } from './ari-gateway.js';
export { AriGatewayModule } from './ari-gateway.module.js';
export { GatewayPublisher } from './channels/index.js';
export { GatewayTickets, type GatewayTicket } from './handshake/index.js';
export type {
  AriGatewayAsyncOptions,
  AriGatewayOptions,
  GatewayDocumentOptions,
  GatewayHandshake,
  GatewayLimits,
} from './options/index.js';
export { RpcMethod, type RpcMethodOptions } from './rpc/index.js';
export { GatewayCloseCode } from './sessions/index.js';
