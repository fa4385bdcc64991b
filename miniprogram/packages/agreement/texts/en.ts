import type { Agreement, AgreementName } from './agreement'
import { OPERATOR } from './operator'

const issued = `By ${OPERATOR.en} · valid since ${OPERATOR.validSince}`
const contact = {
  heading: 'Contact',
  paragraphs: [
    `Write to ${OPERATOR.contact} with questions or complaints. We answer within 15 working days.`,
  ],
}

/** The documents in English. */
export const agreementsEn: Record<AgreementName, Agreement> = {
  service: {
    title: 'Terms of Service',
    issued,
    sections: [
      {
        heading: 'What this is',
        paragraphs: [
          'Xuanguan offers a WeChat login, a daily check-in and a profile page. Every page opens without a login; you need one only to check in and to see and keep your profile.',
        ],
      },
      {
        heading: 'Your account',
        paragraphs: [
          'WeChat does the login; we never ask you for a password. One WeChat account is one user.',
          'You may be logged in on several devices, and log out of the one you hold under Me at any time. When a login expires, the mini program renews it in the background.',
        ],
      },
      {
        heading: 'Please do not',
        paragraphs: [
          'Do not pretend to be somebody else, choose an unlawful or offensive nickname, disturb the service or get around its limits. Accounts used that way are closed.',
        ],
      },
      {
        heading: 'What we answer for',
        paragraphs: [
          'We do our best to keep the service running; faults of the network, of WeChat or of a device may interrupt it. Before it changes much or ends, we say so in the mini program.',
          'Rights that the law gives you are not touched by these terms.',
        ],
      },
      contact,
    ],
  },
  privacy: {
    title: 'Privacy Policy',
    issued,
    sections: [
      {
        heading: 'What happens at login',
        paragraphs: [
          'Only after you tick the box and tap the login button does WeChat give the mini program a one-time code. Our server exchanges it with WeChat for your OpenID in this mini program, a session key and, where there is one, your UnionID. They hold neither your WeChat ID nor your picture or friends.',
        ],
      },
      {
        heading: 'What we store',
        paragraphs: [
          'On our server: a user ID, the OpenID and any UnionID, the session key in encrypted form, a digest of your login token with its time, the days and times of your check-ins, and what you enter yourself, such as a nickname. So that an action sent twice counts once, the answer to it is kept for 24 hours. The server’s log records the time, address (IP) and outcome of each request, never your login token.',
          'On your phone: one session record with the login token, the user ID and the time of the login.',
          'We do not collect your location, contacts, photos or clipboard. Copy writes the user ID to the clipboard; the network state only tells whether a new login can be tried, and is not stored.',
        ],
      },
      {
        heading: 'What we use it for',
        paragraphs: [
          'Only to recognise you, keep you logged in and show you your profile. We do not sell it, use it for advertising, or pass it on unless the law requires it.',
        ],
      },
      {
        heading: 'How long, and how to delete it',
        paragraphs: [
          'Logging out clears the session record on the phone at once and ends the token on our server.',
          `To delete the account and all its data, copy the user ID under Me and write to ${OPERATOR.contact}. We delete it within 15 working days.`,
        ],
      },
      {
        heading: 'Your choice',
        paragraphs: [
          'You may refuse and stay logged out; the other pages work all the same. You may also write to us to see, correct or receive your data, or to withdraw your consent.',
        ],
      },
      contact,
    ],
  },
}
