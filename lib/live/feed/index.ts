export { LiveFeed } from './live-feed.js';
