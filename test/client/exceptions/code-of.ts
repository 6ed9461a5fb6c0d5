/** The code that belongs to the name of an exception: `ARI_NOT_FOUND` for `AriNotFoundException`. */
export function codeOf(name: string): string {
  return name
    .replace(/Exception$/, '')
    .replaceAll(/(?<!^)([A-Z])/g, '_$1')
    .toUpperCase();
}
