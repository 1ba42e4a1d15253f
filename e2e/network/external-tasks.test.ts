import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { newContact, restCall } from './rest-call.ts'
import { sendRaw } from './send-letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { advance, countingRequests, jobsDone, quiet, testNetwork } from './testing.ts'

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

it('files that hang on the task go with the letter', async () => {
  const { ROOT_OBJECT_ID: id } = (await rest('disk.storage.getforapp', {})) as { ROOT_OBJECT_ID: string }
  const fileContent = ['plan.txt', Buffer.from('План этажа').toString('base64')]
  const file = (await rest('disk.folder.uploadfile', { id, data: { NAME: 'plan.txt' }, fileContent })) as { ID: number }
  const { letter } = await atWork('С файлом', 'file@x.example', { UF_TASK_WEBDAV_FILES: [`n${file.ID}`] })
  expect(letter?.raw).toContain('plan.txt')
  expect(letter?.raw).toContain(Buffer.from('План этажа').toString('base64'))
}, 60_000)

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

/** A task with its performer at work; resolves when the letter has gone out. */
async function atWork(title: string, address: string, more: Record<string, unknown> = {}) {
  const contactId = await aContact(title, [address])
  const lead = network.portal.state.items.of(1).rows.keys().next().value
  const performer = { UF_EXTERNAL_TASK: 1, UF_EXTERNAL_CONTACT: `C_${contactId}`, UF_CRM_TASK: [`L_${lead}`] }
  const taskId = await aTask({ TITLE: title, ...performer, ...more })
  const [letter] = await letterTo(address)
  await jobsDone(network)
  return { taskId, contactId, letter, messageId: letter?.headers['message-id'] ?? '' }
}

describe('a change of the task', () => {
  it('is told in one letter, however many edits there were', async () => {
    const { taskId } = await atWork('Покрасить забор', 'painter@x.example')
    await rest('tasks.task.update', { taskId, fields: { DESCRIPTION: 'Зелёным' } })
    await rest('tasks.task.update', { taskId, fields: { DESCRIPTION: 'Синим', DEADLINE: '2027-01-20T18:00:00+03:00' } })
    await jobsDone(network)
    await advance(network, 6 * 60_000)
    const [, change, ...more] = await letterTo('painter@x.example', 2)
    expect(textOf(change?.raw ?? '')).toContain('Синим')
    expect(textOf(change?.raw ?? '')).toContain('Новый срок')
    await quiet(network)
    expect(more).toEqual([])
  }, 60_000)

  it('of the performer is told to both', async () => {
    const { taskId } = await atWork('Починить кран', 'first@x.example')
    const second = await aContact('Второй', ['second@x.example'])
    await rest('tasks.task.update', { taskId, fields: { UF_EXTERNAL_CONTACT: `C_${second}` } })
    const [, goodbye] = await letterTo('first@x.example', 2)
    expect(textOf(goodbye?.raw ?? '')).toContain('снята')
    const [begun] = await letterTo('second@x.example')
    expect(begun?.headers['in-reply-to']).toBeUndefined()
    expect(textOf(begun?.raw ?? '')).toContain('Для вас задача')
  }, 60_000)

  it('that takes the task away is told once', async () => {
    const { taskId } = await atWork('Снять показания', 'meter@x.example')
    await rest('tasks.task.delete', { taskId })
    const [, goodbye, ...more] = await letterTo('meter@x.example', 2)
    expect(textOf(goodbye?.raw ?? '')).toContain('снята')
    expect(more).toEqual([])
  }, 60_000)
})

describe('an answer', () => {
  it('of a colleague of the performer is taken and marked', async () => {
    const { taskId, messageId } = await atWork('Замерить проём', 'boss@team.example')
    const raw = aLetter({
      from: 'Семён <semen@team.example>',
      text: 'Замерил.',
      headers: [`In-Reply-To: ${messageId}`],
    })
    await sendRaw(network.smtp, { from: 'semen@team.example', to: supportAddress }, raw)
    const [comment] = await until(
      async () => comments(taskId),
      (found) => found.length > 0,
    )
    expect(comment?.text).toContain('другой отправитель Семён')
  }, 60_000)

  it('that no person wrote is marked in the task, and is no answer', async () => {
    const { taskId, messageId } = await atWork('Вывезти мусор', 'away@x.example')
    const headers = [`In-Reply-To: ${messageId}`, 'Auto-Submitted: auto-replied']
    const raw = aLetter({ from: 'В отпуске <away@x.example>', subject: 'Автоответ: до 30 ноября', headers })
    await sendRaw(network.smtp, { from: 'away@x.example', to: supportAddress }, raw)
    const [comment] = await until(
      async () => comments(taskId),
      (found) => found.length > 0,
    )
    expect(comment?.text).toContain('Автоматический ответ')
    const thread = (await callApi(network.appUrl, await signIn(network), 'GET', `/api/external-tasks/${taskId}`)) as {
      task: { lastReplyAt: string | null }
      letters: { kind: string }[]
    }
    expect(thread.letters.map(({ kind }) => kind)).toEqual(['task', 'automatic'])
    expect(thread.task.lastReplyAt).toBeNull()
  }, 60_000)

  it('after the end stays in the task as a comment, and the task stays closed', async () => {
    const { taskId, messageId } = await atWork('Повесить полку', 'late@x.example')
    await rest('tasks.task.complete', { taskId })
    await letterTo('late@x.example', 2)
    const raw = aLetter({ from: 'Лев <late@x.example>', text: 'Ещё вопрос.', headers: [`In-Reply-To: ${messageId}`] })
    await sendRaw(network.smtp, { from: 'late@x.example', to: supportAddress }, raw)
    const [comment] = await until(
      async () => comments(taskId),
      (found) => found.length > 0,
    )
    expect(comment?.text).toContain('Ещё вопрос.')
    await quiet(network)
    expect(network.portal.state.tasks.get(taskId)?.status).toBe(5)
  }, 60_000)
})

it('two addresses: the task asks, and the choice sends the letter', async () => {
  const contactId = await aContact('Два адреса', ['one@two.example', 'other@two.example'])
  const lead = network.portal.state.items.of(1).rows.keys().next().value
  const taskId = await aTask({
    TITLE: 'Куда писать',
    UF_CRM_TASK: [`L_${lead}`],
    UF_EXTERNAL_TASK: 1,
    UF_EXTERNAL_CONTACT: `C_${contactId}`,
  })
  const [comment] = await until(
    async () => comments(taskId),
    (found) => found.length > 0,
  )
  expect(comment?.text).toContain('2 адреса')
  const token = await signIn(network)
  const chosen = { contactId, address: 'other@two.example' }
  await callApi(network.appUrl, token, 'PUT', `/api/external-tasks/${taskId}/performer`, chosen)
  await letterTo('other@two.example')
  expect(sink.letters.some(({ to }) => to.includes('one@two.example'))).toBe(false)
}, 60_000)
