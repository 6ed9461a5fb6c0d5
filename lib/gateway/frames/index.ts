export { readFrame, type FrameAddress, type ReadFrame, type ReadRequest } from './read-frame.js';
export { writeReply, type ReplyParts } from './write-reply.js';
