/** Lines for `extensions.conf`: what SIP phones may dial besides what the test server knows, `{ '8100': 'Stasis(…)' }`. */
export function dialplanForPhones(extensions: Readonly<Record<string, string>>): string {
  const lines = Object.entries(extensions).map(([extension, step]) => `exten => ${extension},1,${step}`);
  return ['[from-sip](+)', ...lines].join('\n');
}
