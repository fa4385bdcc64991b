import { STORM_SIZE, type StormResult } from '../storm'

/** Every text of the panel. */
export const en = {
  title: 'Xuanguan',
  tagline: 'A statechart login for WeChat mini-programs, running in your browser',
  phone: 'Phone with the mini-program',
  pullDown: 'Pull down',
  reloadApp: 'Reload the app',
  noPullDown: 'The page on the phone does not refresh: open its home page.',
  language: '中文',
  languageLabel: 'Panel in Chinese',
  themeLabel: 'Light or dark panel',
  heal: 'Put everything right',
  healed: 'Every fault is off.',
  experiments: 'Press 1, 2 or 3, then do what is said here.',
  session: 'Session',
  log: 'Events',
  logEmpty: 'Nothing happened yet. Tap something on the phone.',
  appStarted: 'the app started',
  controls: 'What can go wrong',
  states: {
    anonymous: 'not logged in',
    authorizing: 'asking, signing in',
    loggedIn: 'logged in',
    sessionExpired: 'token refused',
    relogin: 'signing in silently',
  },
  experiment: {
    login: {
      title: 'Log in',
      about: 'Real request, real backend',
      next: 'On the phone: tap the login button, tick the consent, log in. Watch the path go from anonymous to loggedIn.',
    },
    revoke: {
      title: 'Revoke the token and pull to refresh',
      about: 'The app logs in again, nobody notices',
      next: 'The token is gone. Pull the home page down, or press Pull down below the phone: sessionExpired, relogin, loggedIn, and the page stays as it was.',
      first: 'Log in on the phone first, then press this again.',
    },
    hang: {
      title: 'Make wx.login hang',
      about: 'WeChat never answers',
      next: 'On the phone: log in, with the consent ticked. WeChat stays silent, so the app gives up by itself and says so. Then put everything right and try again.',
    },
  },
  group: { session: 'Session', wechat: 'WeChat', network: 'Network', client: 'Client' },
  control: {
    revoke: 'Revoke token',
    revokedStorm: `Revoke, then ${STORM_SIZE} requests`,
    expireKey: 'Expire session key',
    user: 'WeChat user',
    loginFails: 'wx.login fails',
    loginHangs: 'wx.login hangs',
    busy: 'Busy −1',
    rateLimited: 'Rate limit',
    slow: 'Slow (3 s)',
    offline: 'Offline',
    serverError: 'Server 500',
    storm: `${STORM_SIZE} requests at once`,
    phoneLanguage: 'Language',
    phoneTheme: 'Theme',
    baseLibrary: 'Base library',
    singlePage: 'Single-page mode',
    clearStorage: 'Clear storage',
  },
  option: { light: 'Light', dark: 'Dark' },
  notice: {
    revoked: (count: number) => (count === 1 ? '1 token revoked.' : `${count} tokens revoked.`),
    keyExpired: (user: string) => `The session key of ${user} has expired; checked at the next launch.`,
    stormRages: `${STORM_SIZE} requests are under way.`,
    stormOver: ({ answered, failed, reasons, logins }: StormResult) =>
      `${answered} requests answered, ${failed} failed${reasons && ` (${reasons})`}. ` +
      (logins === 1 ? '1 login reached the server.' : `${logins} logins reached the server.`),
    stormNeedsLogin: 'Log in on the phone first, then press this again.',
    storageCleared: 'Storage is empty, the app started again.',
    realWechat: 'This server talks to the real WeChat: what WeChat does cannot be set here.',
    needsPairing: 'This server is open to the network: enter the pairing code it printed.',
    unreachable: 'The server does not answer.',
  },
  pairing: { label: 'Pairing code', submit: 'Pair' },
}

export type Texts = typeof en
