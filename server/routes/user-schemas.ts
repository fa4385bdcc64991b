import { Type } from '@fastify/type-provider-typebox'

/** What `wx.login` gave to the client. */
export const LoginBody = Type.Object(
  {
    js_code: Type.String({
      minLength: 1,
      maxLength: 256,
      description: 'The code of wx.login; it works once',
    }),
  },
  { additionalProperties: false },
)

/** Which app a request is for, when the server serves several. */
export const AppHeaders = Type.Object({
  'x-wx-appid': Type.Optional(Type.String({ description: 'AppID; the first configured one when absent' })),
})

/** What the client keeps of a login. */
export const LoginData = Type.Object({
  skey: Type.String({ description: 'Send it as Authorization: Bearer <skey>' }),
  user_id: Type.String(),
})

const NOT_IN_NAMES = '\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069'
const NICKNAME = `^[^${NOT_IN_NAMES}]*[^\\s\\p{C}][^${NOT_IN_NAMES}]*$`

/**
 * The name the user chose: 1 to 32 characters. None is a control, none turns the direction of what follows, and at
 * least one can be seen.
 */
export const NicknameBody = Type.Object(
  {
    nickname: Type.String({ minLength: 1, maxLength: 32, pattern: NICKNAME }),
  },
  { additionalProperties: false },
)

/** The user as the client sees them. */
export const UserInfoData = Type.Object({
  user_id: Type.String(),
  nickname: Type.String({ description: 'Empty when none was chosen' }),
  avatar_url: Type.String({ description: 'Empty when none was chosen' }),
  phone: Type.Union([Type.String(), Type.Null()], { description: 'Masked; null when none is bound' }),
})

/** For answers that say nothing but that it is done. */
export const NoData = Type.Object({}, { additionalProperties: false })
