import { cacheFolderOf } from '../debian/cache-folder.js';
import type { DebianRecipe } from '../debian/debian-recipe.js';

/** The program, started by its script. */
export const BROWSER_PROGRAM = 'usr/lib/chromium/chromium-headless-shell';

/** Drawing is done without a graphics card, so that no driver of one is needed. */
const NEEDED = /^(lib(?!llvm|z3|gl1-mesa|glx-mesa|pam|perl)|zlib1g|chromium|fontconfig-config|fonts-dejavu-core)/;

/** Debian's Chromium without windows. */
export const BROWSER_RECIPE: DebianRecipe = {
  title: 'Chromium',
  packages: ['chromium-headless-shell'],
  needs: (name) => NEEDED.test(name),
  get cache() {
    return cacheFolderOf('chromium');
  },
  libraryFolders: ['nss', 'pulseaudio'],
  // It starts itself again for every page, and looks for its files beside the file that its process runs.
  finish: (unpacked) => unpacked.replaceByScript(BROWSER_PROGRAM, true),
};
