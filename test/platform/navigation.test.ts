import { createNavigation } from '../../miniprogram/platform/navigation'
import { fail, FakeWx, later, throwing } from '../support/fake-wx'
import { settle } from '../support/virtual-clock'

let wx: FakeWx
let reports: { where: string; error: unknown }[]

beforeEach(() => {
  wx = new FakeWx().install()
  reports = []
})

const create = () => createNavigation({ report: (where, error) => reports.push({ where, error }) })

describe('createNavigation', () => {
  it('names the open pages, the one on top last', () => {
    wx.pages = ['pages/home/home', 'pages/login/login']
    expect(create().routes()).toEqual(['pages/home/home', 'pages/login/login'])
  })

  it('moves as it is told', () => {
    const navigation = create()
    navigation.navigateTo('/pages/login/login')
    navigation.navigateBack()
    navigation.navigateBack(3)
    navigation.switchTab('/pages/home/home')
    navigation.reLaunch('/pages/mine/mine')
    navigation.setTitle('登录')
    navigation.setTabBarTexts(['Home', 'Me'])
    expect(wx.calls.map(({ name }) => [name, wx.options(name)])).toMatchObject([
      ['navigateTo', [{ url: '/pages/login/login' }]],
      ['navigateBack', [{ delta: 1 }, { delta: 3 }]],
      ['navigateBack', [{ delta: 1 }, { delta: 3 }]],
      ['switchTab', [{ url: '/pages/home/home' }]],
      ['reLaunch', [{ url: '/pages/mine/mine' }]],
      ['setNavigationBarTitle', [{ title: '登录' }]],
      [
        'setTabBarItem',
        [
          { index: 0, text: 'Home' },
          { index: 1, text: 'Me' },
        ],
      ],
      [
        'setTabBarItem',
        [
          { index: 0, text: 'Home' },
          { index: 1, text: 'Me' },
        ],
      ],
    ])
    expect(reports).toEqual([])
  })

  it('takes the place of the page on top when the stack is full', () => {
    wx.pages = Array.from({ length: 10 }, () => 'packages/agreement/reader/reader')
    create().navigateTo('/pages/login/login')
    expect(wx.calls.map(({ name }) => name)).toEqual(['redirectTo'])
    expect(wx.options('redirectTo')).toEqual([{ url: '/pages/login/login' }])
  })

  it('does not close a page because another could not be opened', async () => {
    wx.ends('navigateTo', later(fail({ errMsg: 'navigateTo:fail page "x" is not found' })))
    create().navigateTo('/x')
    await settle()
    expect(wx.calls.map(({ name }) => name)).toEqual(['navigateTo'])
    expect(reports).toMatchObject([{ where: 'navigateTo', error: { errMsg: /not found/ } }])
  })

  const moves = {
    navigateTo: (navigation: ReturnType<typeof create>) => {
      navigation.navigateTo('/x')
    },
    navigateBack: (navigation: ReturnType<typeof create>) => {
      navigation.navigateBack()
    },
    switchTab: (navigation: ReturnType<typeof create>) => {
      navigation.switchTab('/x')
    },
    reLaunch: (navigation: ReturnType<typeof create>) => {
      navigation.reLaunch('/x')
    },
    setNavigationBarTitle: (navigation: ReturnType<typeof create>) => {
      navigation.setTitle('x')
    },
    setTabBarItem: (navigation: ReturnType<typeof create>) => {
      navigation.setTabBarTexts(['x'])
    },
  }

  it.each(Object.entries(moves))(
    'reports a %s that is refused or throws, and throws nothing',
    (name, move) => {
      wx.ends(name, fail({ errMsg: `${name}:fail` }))
      move(create())
      wx.ends(name, throwing(new Error('thrown')))
      move(create())
      expect(reports).toEqual([
        { where: name, error: { errMsg: `${name}:fail` } },
        { where: name, error: new Error('thrown') },
      ])
    },
  )

  it('reports a full stack that takes no page at all', () => {
    wx.pages = Array.from({ length: 10 }, () => 'packages/agreement/reader/reader')
    wx.ends('redirectTo', fail({ errMsg: 'redirectTo:fail' }))
    create().navigateTo('/x')
    expect(reports).toEqual([{ where: 'navigateTo', error: { errMsg: 'redirectTo:fail' } }])
  })
})
