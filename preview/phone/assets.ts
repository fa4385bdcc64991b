/** Folder of the built preview that holds the mini-program's own files. */
export const ASSET_FOLDER = 'mini-program'

/**
 * Where the browser finds a file of the mini-program. Addresses with a scheme stay as they are.
 * @param owner path of the component whose template names the file, for relative ones
 */
export function assetUrl(path: string, owner = ''): string {
  if (path === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(path)) return path
  const inside = new URL(path, `wx://app/${owner}`).pathname
  return `${ASSET_FOLDER}${inside}`
}
