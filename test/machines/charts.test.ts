import { findStaleCharts } from '../../.gulp/chart/index'

describe('the diagrams beside the machines', () => {
  it('show what the machines say; npm run chart draws them', async () => {
    expect(await findStaleCharts()).toEqual([])
  })
})
