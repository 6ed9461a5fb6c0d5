export { TimelineRecorder } from './timeline-recorder.js';
