import { channelSnapshot } from './event-stream.js';

const CHANNEL = JSON.stringify(channelSnapshot(1));
const INFO = JSON.stringify('{"system":{"version":"22.10.1","entity_id":"02:00:00:00:46:a8"}}');

/** The answer to a command that came over the WebSocket, with the fields that Asterisk sends. */
export function restAnswer(text: string): string {
  const { request_id, uri } = JSON.parse(text) as { request_id: string; uri: string };
  const body = uri.startsWith('asterisk/info') ? INFO : CHANNEL;
  return (
    `{"type":"RESTResponse","transaction_id":"","request_id":"${request_id}","status_code":200,"reason_phrase":"OK",` +
    `"uri":"${uri}","content_type":"application/json","message_body":${body},"application":"bench-0",` +
    '"timestamp":"2026-11-21T09:59:28.745+0000","asterisk_id":"02:00:00:00:46:a8"}'
  );
}
