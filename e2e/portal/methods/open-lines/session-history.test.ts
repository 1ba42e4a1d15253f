import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeToLine } from '../../entities/open-line.ts'
import { LEAD } from '../../entities/type-ids.ts'
import type { LineSession } from '../../store/families/message-tables.ts'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
let session: LineSession
beforeAll(async () => {
  portal = await aPortal()
  const talk = {
    entityTypeId: LEAD,
    visitor: 'Анна Белова',
    messages: ['Не включается щит', 'Ау'],
    connector: 'livechat',
  }
  session = await writeToLine(portal.state, talk, { userId: 0 })
})
afterAll(() => portal.stop())

const history = 'imopenlines.session.history.get'
interface History {
  message: Record<string, { senderid: string; text: string }>
  users: Record<string, { connector: boolean }>
}

test('a session tells the client’s messages apart from the line’s own and the operators’, to everybody', async () => {
  const [activity] = await portal.result<{ ASSOCIATED_ENTITY_ID: string }[]>('crm.activity.list', {
    filter: { OWNER_TYPE_ID: LEAD, OWNER_ID: session.entityId, PROVIDER_ID: 'IMOPENLINES_SESSION' },
  })
  const asked = { SESSION_ID: activity?.ASSOCIATED_ENTITY_ID }
  const { message, users } = await portal.result<History>(history, asked, people.agent)
  const said = Object.values(message).map(({ senderid, text }) => [users[senderid]?.connector ?? false, text])
  expect(said).toEqual([
    [false, 'Здравствуйте! Оператор скоро ответит.'],
    [true, 'Не включается щит'],
    [true, 'Ау'],
  ])
})

test('by the chat alone its members may read it', async () => {
  const refused = await portal.call(history, { CHAT_ID: session.chatId }, people.noRights)
  expect(refused.body.error).toBe('ACCESS_DENIED')
  expect((await portal.call(history, { SESSION_ID: 999 })).body.error).toBe('INVALID_SESSION_ID')
  expect((await portal.call(history)).body.error).toBe('MISSING_REQUIRED_PARAM')
})

test('a call without a transcript answers with nothing, one that is not there is not found', async () => {
  const made = await fetch(`${portal.url}/_portal/simulate/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone: '+7 900 000-00-00', transcript: 'Не включается щит' }),
  })
  const { activityId } = (await made.json()) as { activityId: number }
  const transcript = 'crm.activity.call.getTranscript'
  expect(await portal.result(transcript, { activityId })).toEqual({ transcription: 'Не включается щит' })
  portal.state.transcripts.delete(activityId)
  expect(await portal.result(transcript, { activityId })).toBeNull()
  expect((await portal.call(transcript, { activityId: 99_999 })).body.error).toBe('NOT_FOUND')
})
