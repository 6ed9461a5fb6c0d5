/** What moves a call through voicemail: keys, the end of what a state does, and the end of the call. */
export type VoicemailEvent = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '*' | '#' | 'done' | 'none' | 'hangup';
