export { CommandsOverWebSocket } from './commands-over-websocket.js';
