import type { UserInfo } from '../../miniprogram/core/user'

/** A user as the backend would describe him; everything of him can be told by his id. */
export const userOf = (userId: string): UserInfo => ({
  userId,
  nickname: `name of ${userId}`,
  avatarUrl: `https://a.example/${userId}.png`,
  phone: `phone of ${userId}`,
})
