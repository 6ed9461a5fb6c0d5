export { ConnectionRecorder } from './connection-recorder.js';
