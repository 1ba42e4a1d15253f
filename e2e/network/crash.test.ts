import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendAnswer, writeAnswer, type WrittenAnswer } from './answer-request.ts'
import { figure } from './figure.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { outgoingRows, type OutgoingRow } from './outgoing-rows.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { advance, quiet, settled, testNetwork } from './testing.ts'

/** Seeded, so that a failing run can be repeated. */
function randomNumbers(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const long = process.env['PORYADOK_LONG'] === '1'
const kills = long ? 25 : 4
const lettersAKill = long ? 5 : 3
const letterCount = kills * lettersAKill
const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)
const limitMs = long ? 600_000 : 60_000

describe(`kill -9 at ${kills} random moments (seed ${seed})`, () => {
  const network = testNetwork({ env: { MAIL_PRIVATE_HOSTS: '127.0.0.1' } })
  const random = randomNumbers(seed)
  const subjects = Array.from({ length: letterCount }, (_, at) => `Письмо ${at + 1} из ${letterCount}`)
  let sink: MailSink

  const api = async (method: string, path: string, body?: object) =>
    callApi(network.appUrl, await signIn(network), method, path, body)

  beforeAll(async () => {
    sink = await startMailSink()
    const server = { host: sink.host, port: sink.port, security: 'none', login: '' }
    await api('PUT', '/api/mail-account', { ...server, fromName: 'Щит', fromAddress: supportAddress })
    const values = { undoSeconds: 10, acknowledge: true }
    await api('PUT', '/api/settings/correspondence', { revision: 0, enabled: true, values })
  })
  afterAll(() => sink.stop())

  /** Each of its own client: an address is acknowledged once a day. */
  const receive = (from: number, to: number) =>
    Promise.all(
      subjects.slice(from, to).map((subject, at) => {
        const address = `client@firm-${from + at + 1}.example`
        return send(network.smtp, aLetter({ subject, from: `Клиент ${from + at + 1} <${address}>` }), address)
      }),
    )

  /** Resolves at the `count`-th thing that the product says to the portal or to the mail server, or when it falls silent. */
  async function moment(count: number) {
    const reached = Promise.withResolvers<void>()
    let said = 0
    const hear = () => {
      said += 1
      if (said >= count) reached.resolve()
    }
    sink.heard = hear
    const unsubscribe = network.portal.state.journal.subscribe(hear)
    await Promise.race([reached.promise, quiet(network)])
    unsubscribe()
    sink.heard = () => {}
  }

  const requests = () =>
    [...network.portal.state.items.of(1).rows.values()].filter(
      ({ title }) => typeof title === 'string' && subjects.includes(title),
    )

  const answered = new Set<number>()
  let written: WrittenAnswer[] = []
  /** A person answers a request that nobody has answered yet; the press may meet a killed process. */
  async function answerOne() {
    const open = requests().find(({ id }) => !answered.has(id))
    if (!open) return
    const answer = await writeAnswer(network.appUrl, await signIn(network), open.id, `Ответ на ${open.id}`)
    if (!answer) return
    answered.add(open.id)
    written.push(answer)
  }
  async function press() {
    const token = await signIn(network).catch(() => null)
    if (token === null) return
    const done = await Promise.all(written.map((one) => sendAnswer(network.appUrl, token, one)))
    written = written.filter((_, at) => !done[at])
  }

  /** Letters that go out, when none is on its way any more. */
  const outgoing = () =>
    until(
      async () => {
        await advance(network, 61_000)
        await quiet(network)
        return outgoingRows(network.databaseUrl)
      },
      (rows) => rows.every(({ state }) => state !== 'waiting' && state !== 'sending'),
      limitMs,
    )
  const copiesOf = ({ messageId }: OutgoingRow) =>
    sink.letters.filter(({ headers }) => headers['message-id'] === messageId).length
  const sentOnce = (rows: readonly OutgoingRow[]) =>
    rows.filter((one) => one.state === 'sent' && copiesOf(one) === 1 && one.activityId !== null)

  it(
    `loses and doubles none of ${letterCount} letters, nor any answer or acknowledgement`,
    async () => {
      for (let round = 0; round < kills; round += 1) {
        await answerOne()
        await receive(round * lettersAKill, (round + 1) * lettersAKill)
        const pressed = press()
        await moment(1 + Math.floor(random() * 40))
        await network.app.kill()
        await pressed
        await network.restartApp()
        // Leases and unknown outcomes wait on the clock; it jumps past them.
        await advance(network, 61_000)
      }
      await settled(network, letterCount, { stepMs: 61_000, limitMs })
      await press()
      expect(written).toEqual([])

      const titles = requests().map(({ title }) => title)
      const activities = [...network.portal.state.activities.values()].filter((one) => subjects.includes(one.subject))
      figure('kill -9 of the product at random moments', kills, 'times')
      figure('letters sent meanwhile', letterCount, 'letters')
      figure('requests of them in the portal', titles.length, 'requests')
      figure('timeline records of them in the portal', activities.length, 'records')
      expect(titles).toHaveLength(letterCount)
      expect(new Set(titles)).toEqual(new Set(subjects))
      expect(activities).toHaveLength(letterCount)
    },
    limitMs * 2,
  )

  it(
    'sends every answer and acknowledgement once; those in doubt are told and settled by the client or a person',
    async () => {
      const rows = await until(
        outgoing,
        (all) => all.filter(({ automatic }) => automatic).length >= letterCount,
        limitMs,
      )
      const doubted = rows.filter(({ state }) => state === 'unknown')
      figure('answers and acknowledgements that went out meanwhile', rows.length, 'letters')
      figure('of them in doubt: the process died while the mail server was reading', doubted.length, 'letters')
      expect(rows.filter(({ automatic }) => automatic)).toHaveLength(letterCount)
      expect(rows.filter(({ automatic }) => !automatic)).toHaveLength(answered.size)
      expect(rows.filter((one) => one.state === 'sent' && copiesOf(one) !== 1)).toEqual([])
      expect(doubted.filter((one) => copiesOf(one) > 1 || !one.told)).toEqual([])
      expect(doubted.length + rows.filter(({ state }) => state === 'sent').length).toBe(rows.length)

      for (const one of doubted)
        if (copiesOf(one) === 0) await api('POST', `/api/outgoing-letters/${one.id}/again`)
        else {
          const headers = [`In-Reply-To: ${one.messageId}`]
          const [address = ''] = one.to
          await send(network.smtp, aLetter({ from: `<${address}>`, subject: 'Получили', headers }), address)
        }
      const settledRows = await until(outgoing, (all) => sentOnce(all).length === all.length, limitMs).catch(outgoing)
      expect(settledRows.filter((one) => !sentOnce([one]).length)).toEqual([])
      const records = [...network.portal.state.activities.values()].filter(({ direction }) => direction === 2)
      figure('copies of them that arrived', sink.letters.length, 'letters')
      figure('timeline records of them', records.length, 'records')
      expect(sink.letters).toHaveLength(rows.length)
      expect(records).toHaveLength(rows.length)
    },
    limitMs * 2,
  )
})
