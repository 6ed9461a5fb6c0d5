import type { RequestId } from '../../protocol/index.js';

/** What has become of a subscription. */
export interface Notice {
  readonly stream: string | null;
  readonly requestId: RequestId;
  /** `gap`: changes may have been lost; `unsubscribed`: it has ended. */
  readonly action: 'gap' | 'unsubscribed';
  readonly data: object;
}

/** News about a subscription itself; like a push it has no status. */
export function writeNotice({ stream, requestId, action, data }: Notice): string {
  return JSON.stringify({ stream, payload: { action, data, request_id: requestId } });
}
