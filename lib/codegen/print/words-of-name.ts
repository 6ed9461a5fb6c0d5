/** The words of a name: `sendDTMF` is send, DTMF; `transfer_progress` is transfer, progress. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_]+/)
    .filter((word) => word !== '');
}

/** `sendDTMF` is `send_dtmf`. */
export function snakeCase(name: string): string {
  return wordsOf(name).join('_').toLowerCase();
}

/** `deviceStates` is `DeviceStates`, `transfer_progress` is `TransferProgress`. */
export function upperCamelCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
