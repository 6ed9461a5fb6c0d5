export { coach, type CoachOptions, type CoachOutcome } from './coach.js';
