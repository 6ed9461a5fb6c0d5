export { CommandsInFlight } from './commands-in-flight.js';
export { connectionFailure, errorCode } from './connection-failure.js';
export { Credentials } from './credentials.js';
export { HttpTransport, type HttpTransportOptions } from './http.transport.js';
export { takesCommandsOverWebSocket } from './websocket/supported-version.js';
export { WebSocketTransport, type CommandSocket, type Refusal } from './websocket.transport.js';
export { serverAddress, type ServerAddress } from './server-address.js';
export type { AriTlsOptions } from './tls-options.js';
export type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';
