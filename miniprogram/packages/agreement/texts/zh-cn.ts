import type { Agreement, AgreementName } from './agreement'
import { OPERATOR } from './operator'

const issued = `${OPERATOR['zh-CN']} · ${OPERATOR.validSince} 起生效`
const contact = {
  heading: '联系我们',
  paragraphs: [`有问题、意见或投诉，请写信到 ${OPERATOR.contact}，我们会在 15 个工作日内答复。`],
}

/** The documents in Simplified Chinese. */
export const agreementsZhCN: Record<AgreementName, Agreement> = {
  service: {
    title: '用户服务协议',
    issued,
    sections: [
      {
        heading: '这是什么',
        paragraphs: [
          '玄关提供微信登录、每日签到和个人资料页。不登录也可以打开各个页面；只有签到、显示和保存你的资料时才需要登录。',
        ],
      },
      {
        heading: '你的账号',
        paragraphs: [
          '登录由微信完成，我们不会要求你设置或提供密码。一个微信账号对应一个用户。',
          '你可以同时在几台设备上登录，也可以随时在「我的」里退出当前设备。登录过期后，小程序会在后台重新登录。',
        ],
      },
      {
        heading: '请不要这样做',
        paragraphs: [
          '请不要冒用他人身份、使用违法或冒犯他人的昵称，也不要干扰服务运行或绕过访问限制。有这类行为的账号会被停用。',
        ],
      },
      {
        heading: '我们的责任',
        paragraphs: [
          '我们尽力让服务稳定可用，但网络、微信或设备的故障可能使它暂时中断。服务有重大变化或停止时，我们会提前在小程序里说明。',
          '法律赋予你的权利不受本协议影响。',
        ],
      },
      contact,
    ],
  },
  privacy: {
    title: '隐私保护指引',
    issued,
    sections: [
      {
        heading: '登录时发生什么',
        paragraphs: [
          '只有当你勾选同意并点「微信登录」后，微信才会给小程序一个一次性的登录凭证。我们的服务器用它向微信换取你在本小程序中的 OpenID、会话密钥，以及可能有的 UnionID。它们不含你的微信号、头像或好友。',
        ],
      },
      {
        heading: '我们保存什么',
        paragraphs: [
          '服务器上：用户编号、OpenID 和可能有的 UnionID、加密的会话密钥、登录凭证的摘要和登录时间，每日签到的日期和时间，以及你自己填写的昵称等资料。为了让重复发送的操作只生效一次，对这类操作的回答会保存 24 小时。服务器的日志会记下每次请求的时间、地址（IP）和结果，不含登录凭证。',
          '你的手机上：一条会话记录，包括登录凭证、用户编号和登录时间。',
          '我们不收集你的位置、通讯录、相册或剪贴板内容。点「复制」时，用户编号会写入剪贴板；网络状态只用来判断能否重新登录，不会保存。',
        ],
      },
      {
        heading: '我们怎么用',
        paragraphs: [
          '这些信息只用来认出你、保持登录和显示你的资料。我们不出售它们，不用于广告，除法律要求外也不提供给他人。',
        ],
      },
      {
        heading: '保存多久，怎么删除',
        paragraphs: [
          '退出登录会立即清除手机上的会话记录，并让服务器上的登录凭证失效。',
          `要删除账号和全部资料，请从「我的」复制用户编号，写信到 ${OPERATOR.contact}，我们会在 15 个工作日内删除。`,
        ],
      },
      {
        heading: '你的选择',
        paragraphs: [
          '你可以不同意、不登录，其他页面照常可用。你也可以写信查看、更正或取得你的资料，或撤回同意。',
        ],
      },
      contact,
    ],
  },
}
