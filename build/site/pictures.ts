import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pictures of the guide for the pages: each as one piece of HTML, and the style sheet of all. */
export function picturesOf(folder: string): { pictures: Record<string, string>; css: string } {
  const pictures: Record<string, string> = {};
  const styles: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
    const name = file.replace(/\.svg$/, '');
    const text = readFileSync(join(folder, file), 'utf8');
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
    // The page says whether it is dark, not the system: it sets the colours that these rules ask for.
    const rules = style.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
    styles.push(rules.replace(/^\s*\./gm, `.picture-${name} .`));
    pictures[name] = text
      .replace(/<style>[^]*?<\/style>/, '')
      // A picture stands in a paragraph, which may hold no <div>: the browser would end it, and the page would show a gap.
      .replace(
        '<svg ',
        `<span style="display:block;overflow-x:auto"><svg class="picture-${name}" style="width:100%;min-width:600px" `,
      )
      .replace('</svg>', '</svg></span>')
      .replace(/\n\s*/g, '');
  }
  return { pictures, css: styles.join('\n') };
}
