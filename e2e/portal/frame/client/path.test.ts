import { describe, expect, test } from 'vitest'
import { applicationQuery, sliderTarget } from './path.ts'

const ORIGIN = 'http://localhost:9100'
const target = (path: unknown): ReturnType<typeof sliderTarget> =>
  sliderTarget(path, ORIGIN, { clientId: 'local.a.1', shortPaths: false })

describe('sliderTarget', () => {
  test('the width prefix is cancelled by its own dots', () => {
    expect(target('/crm/company/requisite/0/../../../../crm/lead/details/7/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER')).toEqual(
      {
        url: '/crm/lead/details/7/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER&from=rest_placement&from_app=local.a.1',
        width: 950,
      },
    )
  })
  test.each([
    ['/crm/deal/../../crm/lead/details/7/', 0],
    ['/crm/type/0/details/0/../../../../../crm/lead/details/7/', 1640],
    ['/company/personal/user/0/groups/create/../../../../../../crm/lead/details/7/', 1200],
    ['/workgroups/group/0/card/../../../../crm/lead/details/7/', 900],
  ])('%s is %i pixels wide', (path, width) => {
    expect(target(path)).toMatchObject({ width, url: expect.stringContaining('/crm/lead/details/7/?') })
  })
  test.each([
    ['https://evil.example/'],
    ['//evil.example/'],
    ['/\\evil.example/'],
    ['crm/lead/'],
    [''],
    [7],
    [undefined],
  ])('%s is not available', (path) => {
    expect(target(path)).toBeNull()
  })
})

describe('sliderTarget of an older portal', () => {
  const older = (path: string): unknown => sliderTarget(path, ORIGIN, { clientId: 'local.a.1', shortPaths: true })
  test.each(['/company/', '/calendar/', '/crm/quote/details/1/', '/workgroups/group/x/'])(
    '%s is not available',
    (path) => {
      expect(older(path)).toBeNull()
    },
  )
  test.each([
    '/crm/deal/details/5/',
    '/marketplace/app/1/',
    '/company/personal/user/1/',
    // The library's prefix is looked at, not the path behind it.
    '/crm/deal/../../calendar/',
  ])('%s opens', (path) => {
    expect(older(path)).not.toBeNull()
  })
})

describe('applicationQuery', () => {
  test('settings of the window stay behind, nested parameters go in brackets', () => {
    const query = applicationQuery({ bx24_title: 'Окно', deal: { id: 7, tags: ['a', 'b'] }, mode: 'edit', gone: null })
    expect([...query]).toEqual([
      ['IFRAME', 'Y'],
      ['IFRAME_TYPE', 'SIDE_SLIDER'],
      ['deal[id]', '7'],
      ['deal[tags][0]', 'a'],
      ['deal[tags][1]', 'b'],
      ['mode', 'edit'],
    ])
  })
})
