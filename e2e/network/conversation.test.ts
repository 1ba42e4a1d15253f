import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { advance, countingRequests, jobsDone, settled, taken, testNetwork } from './testing.ts'

let sink: MailSink
const network = testNetwork({ env: { MAIL_PRIVATE_HOSTS: '127.0.0.1' } })
const client = 'e.vorontsova@zarechie.example'

async function api<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
  return (await callApi(network.appUrl, await signIn(network), method, path, body)) as T
}
async function useOurOwnAccount() {
  const account = { host: sink.host, port: sink.port, security: 'none', login: '' }
  await api('PUT', '/api/mail-account', { ...account, fromName: 'Щит', fromAddress: supportAddress })
}
beforeAll(async () => {
  sink = await startMailSink()
  network.portal.state.settings.smtp = { host: sink.host, port: sink.port }
})
afterAll(() => sink.stop())

interface Letter {
  key: { kind: 'in' | 'out'; id: number } | null
  own: string
  delivery: { state: string } | null
  activityId: number | null
}
interface Draft {
  revision: number
  to: string[]
  subject: string
}

/** A new request by a letter with this subject; its number. */
async function aRequest(subject: string): Promise<number> {
  await send(
    network.smtp,
    aLetter({ subject, messageId: `<${subject.length}-${subject.replaceAll(/\W/g, '')}@z.example>` }),
  )
  return until(
    async () => [...network.portal.state.items.of(1).rows.values()].find((one) => one['title'] === subject)?.id ?? 0,
    (id) => id > 0,
  )
}
const conversation = (id: number) => api<{ letters: Letter[] }>('GET', `/api/requests/${id}/conversation`)

/** Answers the newest letter of the request; the letter then waits its seconds. */
async function answer(id: number, text: string) {
  const seen = await until(
    () => conversation(id),
    ({ letters }) => letters.some(({ key }) => key?.kind === 'in'),
  )
  const parent = seen.letters.findLast(({ key }) => key?.kind === 'in')?.key
  const draft = await api<Draft>('POST', `/api/requests/${id}/draft`, { mode: 'reply', parent })
  const { to, subject, revision } = draft
  const words = { revision, to, cc: [], subject, text, quote: true, files: [] }
  await api('PUT', `/api/requests/${id}/draft`, words)
  await api('POST', `/api/requests/${id}/draft/send`, { revision: revision + 1 })
  return draft
}
const lettersOf = (subject: string) => sink.letters.filter(({ headers }) => headers['subject']?.startsWith(subject))
const outgoing = (subject: string) =>
  [...network.portal.state.activities.values()].filter((one) => one.direction === 2 && one.subject === subject)

describe('without an account of ours', () => {
  it('Bitrix24 sends the answer once, from the address at which answers come in, and the client’s answer joins', async () => {
    const id = await aRequest('Sent by the portal')
    await answer(id, 'By Bitrix24.')
    network.portal.state.faults.add([{ match: { method: 'crm.activity.add', times: 1 }, kind: 'lost-answer' }])
    await advance(network, 11_000)
    await until(
      async () => {
        await advance(network, 61_000)
        return (await conversation(id)).letters.find(({ key }) => key?.kind === 'out')?.delivery?.state
      },
      (state) => state === 'sent',
    )
    const [sent, ...more] = lettersOf('Re: Sent by the portal')
    expect(more).toEqual([])
    expect(sent?.headers['message-id']).toMatch(/^<crm\.activity\./)
    expect(sent?.headers['from']).toContain(supportAddress)
    expect(outgoing('Re: Sent by the portal')).toHaveLength(1)
    const headers = [`In-Reply-To: ${sent?.headers['message-id']}`]
    await send(network.smtp, aLetter({ subject: 'Another subject', headers }))
    const [joined] = await settled(network, 2)
    expect(joined).toMatchObject({ outcome: 'joined' })
  }, 60_000)
})

describe('an answer from the request', () => {
  beforeAll(useOurOwnAccount)

  it('goes out after its seconds with the headers of the thread, stands completed in the timeline, and the client’s answer joins', async () => {
    const id = await aRequest('OR-16 does not start')
    const draft = await answer(id, 'Please send a photo.')
    expect(draft).toMatchObject({ to: [client], subject: 'Re: OR-16 does not start' })
    expect(lettersOf('Re: OR-16')).toEqual([])
    await advance(network, 11_000)
    const [sent] = await until(
      async () => lettersOf('Re: OR-16'),
      (found) => found.length > 0,
    )
    expect(sent).toMatchObject({ from: supportAddress, to: [client] })
    expect(sent?.headers['message-id']).toMatch(/^<pk\.[^@]+@shchit\.example>$/)
    expect(sent?.headers['in-reply-to']).toMatch(/@z\.example>$/)
    expect(sent?.headers['references']).toContain(sent?.headers['in-reply-to'] ?? 'nothing')
    await jobsDone(network)
    expect(outgoing('Re: OR-16 does not start')).toMatchObject([{ completed: true, ownerId: id }])

    const reply = {
      subject: 'Something else',
      text: 'Here it is.',
      headers: [`In-Reply-To: ${sent?.headers['message-id']}`],
    }
    await send(network.smtp, aLetter(reply))
    const [joined] = await settled(network, 4)
    expect(joined).toMatchObject({ outcome: 'joined' })
    const { letters } = await conversation(id)
    expect(letters.map(({ own }) => own)).toEqual(['Добрый день!', 'Please send a photo.', 'Here it is.'])
    expect(letters[1]?.delivery).toMatchObject({ state: 'sent' })
    const found = await api<{ sent: { request: { id: number } }[] }>('GET', '/api/letters/search?text=photo')
    expect(found.sent.map(({ request }) => request.id)).toEqual([id])
  }, 60_000)

  it('costs one REST request to read, one to begin, none to type, one to send and two to record', async () => {
    const id = await aRequest('Counted')
    await until(
      () => conversation(id),
      ({ letters }) => letters.length > 0,
    )
    await jobsDone(network)
    const token = await signIn(network)
    const call = async <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
      (await callApi(network.appUrl, token, method, path, body)) as T
    const { requests } = await countingRequests(network, async () => {
      const { letters } = await call<{ letters: Letter[] }>('GET', `/api/requests/${id}/conversation`)
      const parent = letters[0]?.key
      const { to, subject, revision } = await call<Draft>('POST', `/api/requests/${id}/draft`, {
        mode: 'reply',
        parent,
      })
      const words = { to, cc: [], subject, text: 'Counted.', quote: true, files: [] }
      await call('PUT', `/api/requests/${id}/draft`, { ...words, revision })
      await call('PUT', `/api/requests/${id}/presence`, {})
      await call('POST', `/api/requests/${id}/draft/send`, { revision: revision + 1 })
      await advance(network, 11_000)
      await until(
        async () => outgoing('Re: Counted').filter(({ completed }) => completed).length,
        (count) => count === 1,
      )
    })
    const methods = requests.map(({ method }) => method)
    expect(methods).toEqual(['batch', 'batch', 'batch', 'crm.activity.add', 'crm.activity.update'])
  }, 60_000)

  it('is neither lost nor doubled when the product is killed before it goes out, and before it is recorded', async () => {
    const subject = 'Killed between the steps'
    const id = await aRequest(subject)
    await answer(id, 'Still here.')
    await network.app.kill()
    await advance(network, 11_000)
    network.portal.state.faults.add([{ match: { method: 'crm.activity.add', times: 1 }, kind: 'slow', delayMs: 1_500 }])
    await network.restartApp()
    await taken(network, 'crm.activity.add')
    await network.app.kill()
    expect(lettersOf(`Re: ${subject}`)).toHaveLength(1)
    await network.restartApp()
    await until(
      async () => {
        await advance(network, 61_000)
        return outgoing(`Re: ${subject}`).filter(({ completed }) => completed).length
      },
      (count) => count > 0,
    )
    await jobsDone(network)
    expect(outgoing(`Re: ${subject}`)).toHaveLength(1)
    expect(lettersOf(`Re: ${subject}`)).toHaveLength(1)
    expect((await conversation(id)).letters.filter(({ key }) => key?.kind === 'out')).toHaveLength(1)
  }, 90_000)

  it('whose taking the mail server never confirmed is not sent again, and counts as sent when the client answers it', async () => {
    const subject = 'The word of the server is lost'
    const id = await aRequest(subject)
    sink.answering = false
    await answer(id, 'Once.')
    await advance(network, 11_000)
    const stateOf = async () => (await conversation(id)).letters.find(({ key }) => key?.kind === 'out')?.delivery?.state
    await until(stateOf, (state) => state === 'unknown')
    await advance(network, 3_600_000)
    await jobsDone(network)
    const [sent, ...more] = lettersOf(`Re: ${subject}`)
    expect(more).toEqual([])
    await send(
      network.smtp,
      aLetter({ subject: `Re: ${subject}`, headers: [`In-Reply-To: ${sent?.headers['message-id']}`] }),
    )
    await until(stateOf, (state) => state === 'sent')
    await until(
      async () => outgoing(`Re: ${subject}`).length,
      (count) => count === 1,
    )
    expect(lettersOf(`Re: ${subject}`)).toHaveLength(1)
  }, 60_000)
})
