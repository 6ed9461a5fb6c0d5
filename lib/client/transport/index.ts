export { CommandsInFlight } from './commands-in-flight.js';
export { errorCode } from './connection-failure.js';
export { Credentials } from './credentials.js';
export { HttpTransport } from './http.transport.js';
export { type ServerAddress, serverAddress } from './server-address.js';
export { type AriTlsOptions, nodeTlsOptions } from './tls-options.js';
export type { LongRequest, Transport, TransportRequest, TransportResponse, TransportStream } from './transport.js';
export { type CommandSocket, WebSocketTransport } from './websocket.transport.js';
export { takesCommandsOverWebSocket } from './websocket/supported-version.js';
