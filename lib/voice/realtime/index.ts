export { OpenAiRealtimeModel } from './open-ai-realtime.model.js';
export type { OpenAiRealtimeOptions } from './open-ai-realtime-options.js';
