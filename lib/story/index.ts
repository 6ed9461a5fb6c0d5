export { CALL_STORY, type CallStoryBegin, type CallStoryEnd, type CallStoryEntry } from './call-story.js';
