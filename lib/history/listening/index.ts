export { EventNotes } from './event-notes.js';
