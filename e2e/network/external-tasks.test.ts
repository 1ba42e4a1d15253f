import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { newContact, restCall } from './rest-call.ts'
import { sendRaw } from './send-letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { countingRequests, jobsDone, quiet, testNetwork } from './testing.ts'

let sink: MailSink
const network = testNetwork({ env: { MAIL_PRIVATE_HOSTS: '127.0.0.1' } })
const performer = 'petrov@montazh.example'

beforeAll(async () => {
  sink = await startMailSink()
  const account = {
    host: sink.host,
    port: sink.port,
    security: 'none',
    login: '',
    fromName: 'Щит',
    fromAddress: supportAddress,
  }
  await callApi(network.appUrl, await signIn(network), 'PUT', '/api/mail-account', account)
})
afterAll(() => sink.stop())

const rest = (method: string, params: object) => restCall(network, method, params)
const aContact = (name: string, addresses: string[]) => newContact(network, name, addresses)

async function aTask(fields: Record<string, unknown>): Promise<number> {
  const { task } = (await rest('tasks.task.add', { fields: { RESPONSIBLE_ID: 1, ...fields } })) as {
    task: { id: string }
  }
  return Number(task.id)
}

/** The lead that a letter with this subject has opened. */
async function leadOf(title: string): Promise<number> {
  const leads = network.portal.state.items.of(1).rows
  const found = await until(
    async () => Array.from(leads.values()).find((one) => one.title === title)?.id ?? 0,
    (id) => id > 0,
  )
  return found
}

const comments = (taskId: number) =>
  [...network.portal.state.taskComments.values()].filter((one) => one.taskId === taskId)
const letterTo = (address: string, count = 1) =>
  until(
    async () => sink.letters.filter((one) => one.to.includes(address)),
    (found) => found.length >= count,
  )
const textOf = (raw: string) => {
  const [, body = ''] = raw.split(/\r\n\r\n(.*)/s)
  return Buffer.from(/base64/i.test(raw) ? body : '', 'base64').toString('utf8') || body
}

describe('a task for somebody outside', () => {
  let requestId = 0
  let taskId = 0

  it('is written about to the performer once, with two REST requests, and stands in the timeline', async () => {
    await send(network.smtp, aLetter({ subject: 'Не работает щит' }))
    requestId = await leadOf('Не работает щит')
    await jobsDone(network)
    const contactId = await aContact('Пётр', [performer])
    await quiet(network)
    const { requests } = await countingRequests(network, async () => {
      taskId = await aTask({
        TITLE: 'Проверить щит',
        DESCRIPTION: '[B]Адрес[/B]: Заречная, 5',
        UF_CRM_TASK: [`L_${requestId}`, `C_${contactId}`],
        UF_EXTERNAL_TASK: 1,
        UF_EXTERNAL_CONTACT: `C_${contactId}`,
      })
      await letterTo(performer)
      await jobsDone(network)
    })
    const [sent, ...more] = sink.letters.filter((one) => one.to.includes(performer))
    expect(more).toEqual([])
    expect(sent?.headers['message-id']).toMatch(/^<pk\./)
    expect(textOf(sent?.raw ?? '')).toContain('Адрес: Заречная, 5')
    // The contact that the test has made is read meanwhile, as every new record of the portal is.
    const isOurs = ({ method, params }: (typeof requests)[number]) =>
      method !== 'tasks.task.add' && !JSON.stringify(params).includes('crm.item.list')
    const ours = requests.filter(isOurs).map(({ method }) => method)
    expect(ours).toEqual(['batch', 'batch', 'crm.activity.add', 'crm.activity.update'])
    const activity = [...network.portal.state.activities.values()].find((one) => one.subject.includes('Проверить щит'))
    expect(activity).toMatchObject({ direction: 2, completed: true })
  }, 60_000)

  it('changes nothing when its events come again', async () => {
    const before = sink.letters.length
    await rest('tasks.task.update', { taskId, fields: { TITLE: 'Проверить щит' } })
    await rest('tasks.task.update', { taskId, fields: { PRIORITY: 2 } })
    await jobsDone(network)
    expect(sink.letters).toHaveLength(before)
    expect(comments(taskId)).toEqual([])
  })

  it('takes the performer’s answer with its file into the task and the request, not into a new request', async () => {
    const [sent] = await letterTo(performer)
    const leads = network.portal.state.items.of(1).size
    const raw = aLetter({
      from: `Пётр <${performer}>`,
      subject: 'Re: Проверить щит',
      text: 'Готово. Щит исправен.\r\n\r\n> Адрес: Заречная, 5',
      headers: [`In-Reply-To: ${sent?.headers['message-id']}`],
    })
    await sendRaw(network.smtp, { from: performer, to: supportAddress }, raw)
    const [comment] = await until(
      async () => comments(taskId),
      (found) => found.length > 0,
    )
    expect(comment?.text).toContain('Щит исправен.')
    expect(comment?.text).not.toContain('Заречная')
    await quiet(network)
    expect(comments(taskId)).toHaveLength(1)
    expect(network.portal.state.items.of(1).size).toBe(leads)
    const answer = [...network.portal.state.activities.values()].find((one) => one.subject === 'Re: Проверить щит')
    expect(answer?.bindings).toContainEqual(expect.objectContaining({ entityTypeId: 1, entityId: requestId }))
  }, 60_000)

  it('tells the performer that it is closed', async () => {
    await rest('tasks.task.complete', { taskId })
    const sent = await letterTo(performer, 2)
    expect(textOf(sent[1]?.raw ?? '')).toContain('закрыта')
    expect(sent[1]?.headers['in-reply-to']).toBeDefined()
  }, 60_000)
})

describe('a performer who cannot be written to', () => {
  it('has no address: the task says what to do, once', async () => {
    const contactId = await aContact('Без почты', [])
    const lead = network.portal.state.items.of(1).rows.keys().next().value
    const taskId = await aTask({
      TITLE: 'Без адреса',
      UF_CRM_TASK: [`L_${lead}`],
      UF_EXTERNAL_TASK: 1,
      UF_EXTERNAL_CONTACT: `C_${contactId}`,
    })
    const [comment] = await until(
      async () => comments(taskId),
      (found) => found.length > 0,
    )
    expect(comment?.text).toContain('нет адреса почты')
    await rest('tasks.task.update', { taskId, fields: { PRIORITY: 2 } })
    await jobsDone(network)
    expect(comments(taskId)).toHaveLength(1)
  }, 60_000)
})
