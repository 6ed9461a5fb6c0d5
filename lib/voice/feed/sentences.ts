const END_OF_SENTENCE = /[.!?…;:]["')\]]*\s|\n/;

/**
 * Cuts a text that is still being written into sentences, so that the first one can be spoken before the last one is known.
 * @publicApi
 */
export async function* sentences(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    rest += piece;
    for (let end = END_OF_SENTENCE.exec(rest); end !== null; end = END_OF_SENTENCE.exec(rest)) {
      const cut = end.index + end[0].length;
      const sentence = rest.slice(0, cut);
      rest = rest.slice(cut);
      if (sentence.trim() !== '') yield sentence;
    }
  }
  if (rest.trim() !== '') yield rest;
}
