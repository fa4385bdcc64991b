import fs from 'node:fs'
import path from 'node:path'

/**
 * Every name of `wx` with the base library that brought it, read from the official typings. The preview uses it to tell
 * "the platform has this, the preview does not" from "no such thing".
 */
export function readApiVersions(projectRoot: string): Record<string, string> {
  const file = path.join(projectRoot, 'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
  const text = fs.readFileSync(file, 'utf8')
  // A member's own comment starts with `[… wx.name(…)](address)` and ends on the line before the member.
  const members = text.matchAll(
    /\/\*\* \[[^\n]*?wx\.(\w+)((?:(?!\*\/)[\s\S])*)\*\/\n {8}(?:readonly )?\1(?=[(<?:])/g,
  )
  const versions = new Map<string, string>()
  for (const [, name = '', comment = ''] of members) {
    if (!versions.has(name)) versions.set(name, /需要基础库： `([\d.]+)`/.exec(comment)?.[1] ?? '')
  }
  return Object.fromEntries(versions)
}
