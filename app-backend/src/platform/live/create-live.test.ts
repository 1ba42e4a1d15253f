import { expect, it } from 'vitest'
import { createLive } from './create-live.ts'

/** A database that tells everybody at once, and a clock that is moved by hand, s. */
function aLive() {
  let hear: (payload: string) => void = () => undefined
  let at = 100
  const live = createLive(
    {
      notify: (_, payload) => Promise.resolve(hear(payload)),
      listen(_, listener) {
        hear = listener
        return () => undefined
      },
    },
    { now: () => time(at) },
  )
  return {
    live,
    outage: () => hear(''),
    moveTo: (second: number) => (at = second),
    /** What a screen hears at once that shows what was read at `second`. */
    toldAtOnce(second: number, topic = 'requests', portal = 'here') {
      const heard: unknown[] = []
      live.follow(portal, topic, (news) => heard.push(news), time(second))
      return heard
    },
  }
}

const time = (second: number) => new Date(second * 1_000)

it('a screen whose rows were read before the last news of its topic looks at once, no other', async () => {
  const { live, moveTo, toldAtOnce } = aLive()
  moveTo(200)
  await live.announce('here', 'requests', { ids: [1] })
  moveTo(300)
  expect(toldAtOnce(150)).toEqual([null])
  expect(toldAtOnce(200)).toEqual([null])
  expect(toldAtOnce(201)).toEqual([])
  expect(toldAtOnce(150, 'letters')).toEqual([])
  expect(toldAtOnce(150, 'requests', 'elsewhere')).toEqual([])
})

it('news of the time before the process listened is unknown, so is that of an outage', () => {
  const { moveTo, outage, toldAtOnce } = aLive()
  expect(toldAtOnce(99)).toEqual([null])
  moveTo(300)
  expect(toldAtOnce(101)).toEqual([])
  outage()
  expect(toldAtOnce(299)).toEqual([null])
  expect(toldAtOnce(301)).toEqual([])
})

it('a topic whose news is remembered no longer has older screens look', async () => {
  const { live, moveTo, toldAtOnce } = aLive()
  moveTo(200)
  await live.announce('here', 'requests', {})
  moveTo(201)
  for (let n = 0; n < 1_000; n += 1) await live.announce('here', `conversation/${n}`, {})
  expect(toldAtOnce(150)).toEqual([null])
  expect(toldAtOnce(201)).toEqual([])
})
