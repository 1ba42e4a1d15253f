import { expect, it } from 'vitest'
import { openingTarget } from './opening.ts'

it('a link of ours names a section and a thing in it', () => {
  expect(openingTarget('{"section":"rules","item":"automatic-mail","any":"12/"}')).toEqual({
    target: { section: 'rules', item: 'automatic-mail' },
  })
  expect(openingTarget('{"section":"rules"}')).toEqual({ target: { section: 'rules' } })
})

it.each([undefined, '', '{', '[]', '{"any":"12/"}', '{"section":"<b>"}', '{"section":"rules","item":"../x"}'])(
  '%j leads nowhere in particular',
  (options) => {
    expect(openingTarget(options)).toEqual({})
  },
)
