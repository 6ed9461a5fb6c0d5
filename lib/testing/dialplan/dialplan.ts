/**
 * A small dialplan: contexts, in them extensions (a number or a pattern that starts with `_`), in them steps in the notation of
 * `extensions.conf`: `['Answer()', 'Wait(1)', 'Stasis(hello,${EXTEN})']`. A step may carry a label: `'(again) Playback(beep)'`.
 * @publicApi
 */
export type Dialplan = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** One step, read. */
export interface DialplanStep {
  readonly application: string;
  readonly data: string;
  readonly label: string | undefined;
}

const stepForm = /^(?:\((?<label>[\w-]+)\)\s*)?(?<application>\w+)(?:\((?<data>.*)\))?$/s;

/** Reads a step such as `Wait(1)`; throws when it is none. */
export function parseStep(text: string): DialplanStep {
  const groups = stepForm.exec(text.trim())?.groups;
  if (!groups?.application) {
    throw new TypeError(`"${text}" is no dialplan step: write it as in extensions.conf, for example 'Wait(1)'`);
  }
  return { application: groups.application, data: groups.data ?? '', label: groups.label };
}

const patternLetters: Readonly<Record<string, string>> = { X: '[0-9]', Z: '[1-9]', N: '[2-9]', '.': '.+', '!': '.*' };

/** Turns `_X.` and its like into an expression; a plain extension matches itself. */
export function extensionMatcher(extension: string): (dialled: string) => boolean {
  if (!extension.startsWith('_')) return (dialled) => dialled === extension;
  const source = extension
    .slice(1)
    .replace(/\[[^\]]*\]|./gs, (part) =>
      part.length > 1 ? part : (patternLetters[part] ?? part.replace(/[$()*+?^{|}\\/]/g, '\\$&')),
    );
  const expression = new RegExp(`^${source}$`, 's');
  return (dialled) => expression.test(dialled);
}
