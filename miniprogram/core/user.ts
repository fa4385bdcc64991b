import { SessionError } from './errors'

/** What our own backend knows of the user and shows to him. */
export interface UserInfo {
  readonly userId: string
  /** Empty until the user chose one. */
  readonly nickname: string
  /** Empty until the user chose one. */
  readonly avatarUrl: string
  /** Masked, such as `138****0000`; null while no phone is bound. */
  readonly phone: string | null
}

/** The user in an answer of `GET|PUT /user/info`; throws `server` for any other shape. */
export function parseUserInfo(data: unknown): UserInfo {
  if (typeof data === 'object' && data !== null) {
    const { user_id: userId, nickname, avatar_url: avatarUrl, phone } = data as Record<string, unknown>
    const isUser = typeof userId === 'string' && userId !== ''
    const isShown = typeof nickname === 'string' && typeof avatarUrl === 'string'
    if (isUser && isShown && (phone === null || typeof phone === 'string')) {
      return { userId, nickname, avatarUrl, phone }
    }
  }
  throw new SessionError('server', 'the answer is not a user')
}
