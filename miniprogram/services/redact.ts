const SECRET_KEYS =
  /^(token|skey|session_?key|js_?code|code|authorization|encrypted_?data|iv|phone|openid|unionid)$/i
const BEARER = /Bearer\s+[\w.~+/=-]+/gi
const LONG_TOKEN = /[\w-]{32,}/g
const HIDDEN = '[redacted]'
const MAX_DEPTH = 4

/** A copy of any value that can be logged: secrets are replaced by name and by look, errors become plain data. */
export function redact(value: unknown): unknown {
  return copy(value, 0, new Set())
}

/** @param seen objects that were copied already: each is shown once, so that no cycle and no mesh takes long */
function copy(value: unknown, depth: number, seen: Set<object>): unknown {
  if (typeof value === 'string') return hideTokens(value)
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`
  if (typeof value !== 'object' || value === null) return value
  if (seen.has(value)) return '[seen]'
  if (depth >= MAX_DEPTH) return '[deep]'
  seen.add(value)
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1, seen))
  return Object.fromEntries(
    entriesOf(value).map(([key, item]) => [
      hideTokens(key),
      isSecret(key, item) ? HIDDEN : copy(item, depth + 1, seen),
    ]),
  )
}

function hideTokens(text: string): string {
  return text.replace(BEARER, `Bearer ${HIDDEN}`).replace(LONG_TOKEN, HIDDEN)
}

function entriesOf(value: object): [string, unknown][] {
  try {
    return value instanceof Error ? describeError(value) : Object.entries(value)
  } catch {
    // A getter that throws must not keep the rest from being reported.
    return []
  }
}

function describeError(error: Error): [string, unknown][] {
  // An error's own fields may be inherited or not enumerable, by engine.
  const { name, message, stack, cause, code } = error as Error & { cause?: unknown; code?: unknown }
  const fields: [string, unknown][] = [
    ['name', name],
    ['message', message],
    ['errorCode', code],
    ['cause', cause],
    ['stack', stack],
  ]
  return fields.filter(([, item]) => item !== undefined)
}

function isSecret(key: string, item: unknown): boolean {
  return SECRET_KEYS.test(key) && item !== null && item !== undefined
}
