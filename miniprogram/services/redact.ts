const SECRET_KEYS =
  /^(token|skey|session_?key|js_?code|code|authorization|encrypted_?data|iv|phone|openid|unionid)$/i
const BEARER = /Bearer\s+[\w.~+/=-]+/g
const LONG_TOKEN = /\b[\w-]{32,}\b/g
const HIDDEN = '[redacted]'
const MAX_DEPTH = 4

/** A copy of any value that can be logged: secrets are replaced by name and by look, errors become plain data. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(BEARER, `Bearer ${HIDDEN}`).replace(LONG_TOKEN, HIDDEN)
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value
  if (depth >= MAX_DEPTH) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  const entries = value instanceof Error ? describeError(value) : Object.entries(value)
  return Object.fromEntries(
    entries.map(([key, item]) => [key, isSecret(key, item) ? HIDDEN : redact(item, depth + 1)]),
  )
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
