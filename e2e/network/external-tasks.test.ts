import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { plainTextOf } from './plain-text-of.ts'
import { newContact, restCall } from './rest-call.ts'
import { sendRaw } from './send-letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { advance, countingRequests, jobsDone, quiet, settled, testNetwork } from './testing.ts'

let sink: MailSink
const network = testNetwork({ env: { MAIL_PRIVATE_HOSTS: '127.0.0.1' } })
const performer = 'petrov@montazh.example'
const client = 'e.vorontsova@zarechie.example'

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
  await callApi(network.appUrl, await token(), 'PUT', '/api/mail-account', account)
})
afterAll(() => sink.stop())

let session: Promise<string> | undefined
/** One session: each costs a request of the portal's quota. */
const token = () => (session ??= signIn(network))
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
describe('a task for somebody outside', () => {
  let requestId = 0
  let taskId = 0

  it('is written about to the performer once, with two REST requests, and stands in the timeline', async () => {
    await send(network.smtp, aLetter({ subject: 'Не работает щит' }))
    requestId = await leadOf('Не работает щит')
    await settled(network, 1, { token: await token() })
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
    expect(plainTextOf(sent?.raw ?? '')).toContain('Адрес: Заречная, 5')
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
      headers: [`In-Reply-To: ${sent?.headers['message-id']}`, `Cc: ${client}`],
    })
    await sendRaw(network.smtp, { from: performer, to: supportAddress }, raw)
    const [comment] = await until(
      async () => comments(taskId),
      (found) => found.length > 0,
    )
    expect(comment?.text).toContain('Щит исправен.')
    expect(comment?.text).not.toContain('Заречная')
    // What crosses from one conversation into the other is said.
    expect(comment?.text).toContain(`участникам переписки с клиентом: ${client}`)
    await quiet(network)
    expect(comments(taskId)).toHaveLength(1)
    expect(network.portal.state.items.of(1).size).toBe(leads)
    const answer = [...network.portal.state.activities.values()].find((one) => one.subject === 'Re: Проверить щит')
    expect(answer?.bindings).toContainEqual(expect.objectContaining({ entityTypeId: 1, entityId: requestId }))
  }, 60_000)

  it('tells the performer that it is closed', async () => {
    await rest('tasks.task.complete', { taskId })
    const sent = await letterTo(performer, 2)
    expect(plainTextOf(sent[1]?.raw ?? '')).toContain('закрыта')
    expect(sent[1]?.headers['in-reply-to']).toBeDefined()
  }, 60_000)
})

interface AtWork {
  taskId: number
  messageId: string
}

const firstLead = () => network.portal.state.items.of(1).rows.keys().next().value

/** A task for a contact with these addresses. */
async function aTaskFor(title: string, addresses: string[], more: Record<string, unknown> = {}) {
  const contactId = await aContact(title, addresses)
  const performer = { UF_EXTERNAL_TASK: 1, UF_EXTERNAL_CONTACT: `C_${contactId}`, UF_CRM_TASK: [`L_${firstLead()}`] }
  return { contactId, taskId: await aTask({ TITLE: title, ...performer, ...more }) }
}

/** A task whose performer has the letter. */
async function atWork(title: string, address: string, more: Record<string, unknown> = {}): Promise<AtWork> {
  const { taskId } = await aTaskFor(title, [address], more)
  const [letter] = await letterTo(address)
  return { taskId, messageId: letter?.headers['message-id'] ?? '' }
}

const commentOf = async (taskId: number) => {
  const [comment] = await until(
    async () => comments(taskId),
    (found) => found.length > 0,
  )
  return comment?.text ?? ''
}
const answer = (address: string, { messageId }: AtWork, parts: Parameters<typeof aLetter>[0] = {}) => {
  const headers = [`In-Reply-To: ${messageId}`, ...(parts.headers ?? [])]
  return sendRaw(network.smtp, { from: address, to: supportAddress }, aLetter({ from: address, ...parts, headers }))
}

/** Resolves when the journal says of the letter that it has joined a conversation; nothing else may have become of it. */
const joined = async (subject: string) => {
  await until(
    async () => {
      const { letters } = (await callApi(network.appUrl, await token(), 'GET', '/api/letters')) as {
        letters: { subject: string; outcome: string }[]
      }
      return letters.find((one) => one.subject === subject)?.outcome
    },
    (outcome) => outcome === 'joined',
  )
}

/** What a mail server says of a letter that it did not take. */
const aBounce = (messageId: string, recipient: string) =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    `To: ${supportAddress}`,
    'Subject: Undelivered Mail',
    `Message-ID: <${randomUUID()}@mx.example>`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=edge',
    '',
    '--edge\r\nContent-Type: text/plain\r\n\r\nUndelivered.',
    '--edge\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1`,
    `--edge\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\nTo: ${recipient}`,
    '--edge--',
    '',
  ].join('\r\n')

describe('tasks at work', () => {
  const tasks: Record<string, AtWork> = {}
  const of = (name: string): AtWork => tasks[name] ?? { taskId: 0, messageId: '' }

  beforeAll(async () => {
    const { ROOT_OBJECT_ID: id } = (await rest('disk.storage.getforapp', {})) as { ROOT_OBJECT_ID: string }
    const fileContent = ['plan.txt', Buffer.from('План этажа').toString('base64')]
    const file = (await rest('disk.folder.uploadfile', { id, data: { NAME: 'plan.txt' }, fileContent })) as {
      ID: number
    }
    const files: Record<string, unknown> = { file: { UF_TASK_WEBDAV_FILES: [`n${file.ID}`] } }
    const names = ['paint', 'first', 'gone', 'boss', 'away', 'late', 'file']
    const begun = names.map(async (name) => {
      tasks[name] = await atWork(`Работа ${name}`, `${name}@x.example`, (files[name] ?? {}) as Record<string, unknown>)
    })
    await Promise.all(begun)
    await jobsDone(network)
  }, 60_000)

  it('take the files that hang on them along', async () => {
    const [letter] = await letterTo('file@x.example')
    expect(letter?.raw).toContain('plan.txt')
    expect(letter?.raw).toContain(Buffer.from('План этажа').toString('base64'))
  })

  it('say in the task what to do where there is no address, and ask where there are two', async () => {
    const none = await aTaskFor('Без адреса', [])
    const two = await aTaskFor('Два адреса', ['one@two.example', 'other@two.example'])
    expect(await commentOf(none.taskId)).toContain('нет адреса почты')
    expect(await commentOf(two.taskId)).toContain('2 адреса')
    await rest('tasks.task.update', { taskId: none.taskId, fields: { PRIORITY: 2 } })
    const chosen = { contactId: two.contactId, address: 'other@two.example' }
    await callApi(network.appUrl, await token(), 'PUT', `/api/external-tasks/${two.taskId}/performer`, chosen)
    await letterTo('other@two.example')
    expect(sink.letters.some(({ to }) => to.includes('one@two.example'))).toBe(false)
    expect(comments(none.taskId)).toHaveLength(1)
  }, 60_000)

  it('tell the old performer and the new one of a change between them, and of a deletion once', async () => {
    const second = await aContact('Второй', ['second@x.example'])
    await rest('tasks.task.update', { taskId: of('first').taskId, fields: { UF_EXTERNAL_CONTACT: `C_${second}` } })
    await rest('tasks.task.delete', { taskId: of('gone').taskId })
    const [, goodbye, ...more] = await letterTo('first@x.example', 2)
    expect(plainTextOf(goodbye?.raw ?? '')).toContain('снята')
    const [begun] = await letterTo('second@x.example')
    expect(begun?.headers['in-reply-to']).toBeUndefined()
    expect(plainTextOf(begun?.raw ?? '')).toContain('Для вас задача')
    const [, withdrawn, ...again] = await letterTo('gone@x.example', 2)
    expect(plainTextOf(withdrawn?.raw ?? '')).toContain('снята')
    expect([...more, ...again]).toEqual([])
  }, 60_000)

  it('take answers of others with a mark, and letters of programs as no answers', async () => {
    await answer('semen@x.example', of('boss'), { from: 'Семён <semen@x.example>', text: 'Замерил.' })
    await answer('away@x.example', of('away'), {
      subject: 'Автоответ: до 30 ноября',
      headers: ['Auto-Submitted: auto-replied'],
    })
    expect(await commentOf(of('boss').taskId)).toContain('другой отправитель Семён')
    expect(await commentOf(of('away').taskId)).toContain('Автоматический ответ')
    const path = `/api/external-tasks/${of('away').taskId}`
    const thread = (await callApi(network.appUrl, await token(), 'GET', path)) as {
      task: { lastReplyAt: string | null }
      letters: { kind: string }[]
    }
    expect(thread.letters.map(({ kind }) => kind)).toEqual(['task', 'automatic'])
    expect(thread.task.lastReplyAt).toBeNull()
  }, 60_000)

  it('are done by a colleague of our own domain too: his thread decides before anything else', async () => {
    const colleague = [...network.portal.state.users.values()].find(({ email }) => email.endsWith('@shchit.example'))
    const address = colleague?.email ?? ''
    const task = await atWork('Для коллеги', address)
    const leads = network.portal.state.items.of(1).size
    await answer(address, task, { subject: 'Re: Для коллеги', text: 'Замерил, всё в норме.' })
    expect(await commentOf(task.taskId)).toMatch(/^Ответ исполнителя[^]*Замерил/)
    await quiet(network)
    expect(network.portal.state.items.of(1).size).toBe(leads)
    const record = [...network.portal.state.activities.values()].find((one) => one.subject === 'Re: Для коллеги')
    // Incoming: a staff reply from outside the app would be outgoing.
    expect(record?.direction).toBe(1)
    await joined('Re: Для коллеги')
  }, 60_000)

  it('say in the task that a letter bounced, and write nobody again', async () => {
    const { taskId, messageId } = await atWork('Отказ', 'refused@x.example')
    await sendRaw(network.smtp, { from: '', to: supportAddress }, aBounce(messageId, 'refused@x.example'))
    expect(await commentOf(taskId)).toContain('refused@x.example его не принял')
    const thread = (await callApi(network.appUrl, await token(), 'GET', `/api/external-tasks/${taskId}`)) as {
      task: { trouble: { code: string } | null }
      letters: { kind: string }[]
    }
    expect(thread.task.trouble?.code).toBe('external.bounced')
    expect(thread.letters.map(({ kind }) => kind)).toEqual(['task', 'bounce'])
    await rest('tasks.task.complete', { taskId })
    await quiet(network)
    expect(sink.letters.filter(({ to }) => to.includes('refused@x.example'))).toHaveLength(1)
  }, 60_000)

  it('go with a request that is merged, in the portal too, and so do later answers', async () => {
    const [from = 0, to = 0] = [...network.portal.state.items.of(1).rows.keys()]
    const body = { kind: 'merge', key: randomUUID(), source: from, target: to }
    const { id } = (await callApi(network.appUrl, await token(), 'POST', '/api/moves', body)) as { id: string }
    await jobsDone(network)
    const bound = () => network.portal.state.tasks.get(of('boss').taskId)?.crm
    expect(bound()).toEqual([`L_${to}`])
    await answer('boss@x.example', of('boss'), { subject: 'Re: после объединения', text: 'Поздний ответ.' })
    const found = await until(
      async () =>
        [...network.portal.state.activities.values()].filter((one) => one.subject === 'Re: после объединения'),
      (list) => list.length > 0,
    )
    expect(found[0]).toMatchObject({ ownerId: to })
    await joined('Re: после объединения')
    await callApi(network.appUrl, await token(), 'POST', `/api/moves/${id}/undo`)
    await jobsDone(network)
    expect(bound()).toEqual([`L_${from}`])
    const record = network.portal.state.activities.get(found[0]?.id ?? 0)
    expect(record).toMatchObject({ ownerId: from })
  }, 60_000)

  it('stay closed when an answer comes after the end', async () => {
    await rest('tasks.task.complete', { taskId: of('late').taskId })
    await letterTo('late@x.example', 2)
    await answer('late@x.example', of('late'), { text: 'Ещё вопрос.' })
    expect(await commentOf(of('late').taskId)).toContain('Ещё вопрос.')
    await quiet(network)
    expect(network.portal.state.tasks.get(of('late').taskId)?.status).toBe(5)
  }, 60_000)

  it('tell several edits in one letter', async () => {
    const { taskId } = of('paint')
    await rest('tasks.task.update', { taskId, fields: { DESCRIPTION: 'Зелёным' } })
    await rest('tasks.task.update', { taskId, fields: { DESCRIPTION: 'Синим', DEADLINE: '2027-01-20T18:00:00+03:00' } })
    const found = await until(
      async () => {
        await quiet(network)
        await advance(network, 6 * 60_000)
        return sink.letters.filter(({ to }) => to.includes('paint@x.example'))
      },
      (letters) => letters.length > 1,
    )
    expect(plainTextOf(found[1]?.raw ?? '')).toMatch(/Синим[^]*Новый срок/)
    await quiet(network)
    expect(sink.letters.filter(({ to }) => to.includes('paint@x.example'))).toHaveLength(2)
  }, 60_000)
})
