// The site: copied into the folder that vitepress builds, beside the pages that build/write-site.ts puts there.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';

const { sidebar, pictures } = JSON.parse(readFileSync(new URL('./parts.json', import.meta.url), 'utf8'));

export default defineConfig({
  title: 'nestjs-ari',
  description: 'Asterisk calls in Nest applications: guide and reference',
  lang: 'en',
  lastUpdated: false,
  head: [['meta', { name: 'color-scheme', content: 'light dark' }]],
  themeConfig: {
    nav: [
      { text: 'Guide', link: '/docs/README' },
      { text: 'ARI', link: '/ari/' },
      { text: 'API', link: '/api/' },
      { text: 'Changes', link: '/CHANGELOG' },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local', options: { _render: searched } },
  },
  markdown: {
    anchor: { slugify: anchorOf },
    // Pages are text: what looks like HTML or like a template of Vue is shown as it is written.
    html: false,
    // Without this a busy machine paints the beginning of a long example, and leaves the rest as it is.
    codeTransformers: [{ name: 'no-time-limit', preprocess: (_code, options) => void (options.tokenizeTimeLimit = 0) }],
    config(md) {
      const { image, text } = md.renderer.rules;
      md.renderer.rules.text = (tokens, index, options, env, self) =>
        (text?.(tokens, index, options, env, self) ?? '').replaceAll('{{', '&#123;&#123;');
      // A picture is drawn into the page, so that its colours follow the page's light and dark.
      md.renderer.rules.image = (tokens, index, options, env, self) => {
        const name = /pictures\/([\w-]+)\.svg$/.exec(tokens[index].attrGet('src') ?? '')?.[1];
        return name === undefined ? image(tokens, index, options, env, self) : pictures[name];
      };
    },
  },
});

/** The anchor of a heading as GitHub makes it, where the same pages are read. */
function anchorOf(title) {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The names of the API are found by their pages; their texts would make the index as large as all other pages. */
function searched(source, env, md) {
  const wanted = env.relativePath.startsWith('api/') ? (/^# .*$/m.exec(source)?.[0] ?? '') : source;
  return md.render(wanted, env);
}
