/** One call between a telephone and Asterisk, as both write it on their messages. */
export interface SipDialog {
  readonly callId: string;
  readonly phoneTag: string;
  readonly asteriskTag: string;
}

/** How sipp writes the dialog of its own call; see {@link dialogIn}. */
export const OWN_DIALOG = '[call_id] [pid]caller[call_number] [peer_tag_param]';

/** Reads what {@link OWN_DIALOG} came to. */
export function dialogIn(words: readonly string[]): SipDialog {
  const [callId = '', phoneTag = '', asteriskTag = ''] = words;
  return { callId, phoneTag, asteriskTag: asteriskTag.replace(/^;?tag=/, '') };
}

/** Names a dialog for Asterisk, in whose eyes the tag of its own is the one of the message's receiver. */
export function replacesHeader({ callId, phoneTag, asteriskTag }: SipDialog): string {
  return `${callId};to-tag=${asteriskTag};from-tag=${phoneTag}`;
}
