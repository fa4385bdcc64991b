import { expectedFindings, fixtureFiles, lintFixtures, type Finding } from './fixtures'

describe('lint', () => {
  let found = new Map<string, Finding[]>()

  beforeAll(() => {
    found = lintFixtures()
  }, 60_000)

  it('looks at every fixture', () => {
    expect([...found.keys()].filter((file) => /\.(ts|wxml|wxs)$/.test(file)).sort()).toEqual(fixtureFiles())
  })

  it.each(fixtureFiles())('refuses exactly what %s marks', (file) => {
    expect([...(found.get(file) ?? [])].sort()).toEqual(expectedFindings(file).sort())
  })
})
