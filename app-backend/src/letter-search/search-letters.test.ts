import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPortal } from '../intake/testing.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import { searchLetters } from './search-letters.ts'
import { aLetterWithWords, aPortalShowing, aSentLetter, aViewer, type LetterSeed } from './testing.ts'

const database = testDatabase()
let db: Database
let portalId: string
let ports = 0

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  portalId = await aPortal(database.prisma, [`s${(ports += 1)}@poryadok.example`])
})

const add = (seed: LetterSeed, portal = portalId) => aLetterWithWords(database.prisma, db.prisma, portal, seed)
async function search(text: string, readable: number[] = [1], before?: number) {
  const { portal, played } = aPortalShowing(new Set(readable))
  const page = await inPortal(portalId, () => searchLetters({ db, portal }, aViewer(portalId), { text, before }))
  return { ...page, played, ids: page.letters.map(({ id }) => id) }
}
const marks = (pieces: { text: string; mark: boolean }[]) => pieces.filter(({ mark }) => mark).map(({ text }) => text)

describe('a search', () => {
  it.each([
    ['щиты', 'в другой форме слова'],
    ['ЩИТ', 'в другом регистре'],
    ['учет', 'с е вместо ё'],
    ['АВ-123/45', 'номер как написан'],
    ['ав12345', 'номер без знаков'],
    ['23456', ''],
    ['anna@zarechie.example', 'адрес'],
    ['zarechie', 'часть адреса'],
    ['смета.xlsx', 'имя файла'],
    ['"не включается щит"', 'слова подряд'],
    ['включ', 'начало слова'],
    ['84951234567', ''],
    ['щит автомобиль', ''],
    ['"щит не включается"', ''],
  ])('for «%s» looks into subject, text, people and files', async (text, found) => {
    const id = await add({
      subject: 'Учёт: не включается щит',
      text: 'Серийный номер АВ-123/45, звоните +7 (495) 123-45-67.',
      people: 'Анна Белова <anna@zarechie.example>',
      files: 'Смета.xlsx',
    })
    expect((await search(text)).ids).toEqual(found === '' ? [] : [id])
  })

  it('shows where the words stand', async () => {
    await add({
      subject: 'Вопрос',
      text: `${'Слово. '.repeat(300)}Щит этажа 3 не включается.`,
      files: 'щит.pdf акт.pdf',
    })
    const [letter] = (await search('щит')).letters
    expect(marks(letter?.snippet ?? [])).toEqual(['Щит'])
    expect(letter?.snippet.map(({ text }) => text).join('').length).toBeLessThan(400)
    expect(letter?.request).toEqual({ id: 1, title: 'Запрос 1', path: '/crm/lead/details/1/' })
  })

  it('finds the newest first, page by page', async () => {
    const ids: number[] = []
    for (let at = 0; at < 23; at += 1) ids.unshift(await add({ text: 'щит', request: at % 3 }))
    const first = await search('щит', [0, 1, 2])
    expect([first.ids, first.total, first.requests, first.next]).toEqual([ids.slice(0, 20), 23, 3, ids[19]])
    const second = await search('щит', [0, 1, 2], first.next ?? 0)
    expect([second.ids, second.next]).toEqual([ids.slice(20), null])
  })
})

describe('our own letters', () => {
  const send = (seed: Parameters<typeof aSentLetter>[3]) => aSentLetter(database.prisma, db.prisma, portalId, seed)

  it('are found beside those of clients, also where the client never used the word', async () => {
    await add({ text: 'Не включается щит', request: 1 })
    const id = await send({ subject: 'Re: Вопрос', text: 'Пришлите фото автоматов.', request: 1 })
    const page = await search('автомат')
    expect([page.ids, page.sent.map((one) => one.id), page.total, page.totalSent]).toEqual([[], [id], 1, 1])
    expect(marks(page.sent[0]?.snippet ?? [])).toEqual(['автоматов'])
    expect(page.sent[0]).toMatchObject({ to: ['anna@zarechie.example'], request: { id: 1, title: 'Запрос 1' } })
    expect((await search('anna@zarechie.example')).sent).toHaveLength(1)
  })

  it('of requests that the viewer may not read, and those that were taken back, leave no trace', async () => {
    await add({ text: 'щит', request: 1 })
    await add({ text: 'щит', request: 9 })
    await send({ text: 'автомат', request: 9 })
    await send({ text: 'автомат', request: 1, state: 'cancelled' })
    expect(await search('автомат')).toMatchObject({ sent: [], total: 0, totalSent: 0 })
  })
})

describe('the portal’s rights', () => {
  it('are asked in one request before anything is shown, counts too', async () => {
    for (let request = 1; request <= 120; request += 1) await add({ text: 'щит', request })
    const page = await search('щит', [7, 119])
    expect(page.letters.map((one) => one.request.id)).toEqual([119, 7])
    expect([page.total, page.requests, page.next, page.played.requests]).toEqual([2, 2, null, 1])
    expect(page.played.asked).toHaveLength(120)
  })

  it('leave no trace of letters that the viewer may not read', async () => {
    for (let at = 0; at < 30; at += 1) await add({ text: 'щит', request: 9 })
    const { ids, total, requests, cut, next } = await search('щит', [])
    expect([ids, total, requests, cut, next]).toEqual([[], 0, 0, false, null])
  })

  it('show no letter without a request, and none of another portal', async () => {
    await add({ text: 'щит', request: null })
    const other = await aPortal(database.prisma, [`s${(ports += 1)}@poryadok.example`])
    await add({ text: 'щит' }, other)
    expect((await search('щит', [0, 1])).ids).toEqual([])
    const rows = await inPortal(
      portalId,
      () => db.prisma.$queryRaw`SELECT * FROM letters_with_words(${other}::uuid, 'щит'::tsquery, NULL, NULL, 10)`,
    )
    expect(rows).toEqual([])
  })
})

it('twice as many letters cost at most two and a half times as many pages of the database', async () => {
  const text = 'Добрый день. Прошу прислать счёт на щит этажного исполнения и сообщить срок поставки.'
  const grow = async (from: number, to: number) => {
    for (let at = from; at < to; at += 1)
      await add({ text: at % 4 === 0 ? `${text} Редкое: гидропривод.` : text, request: at % 50 })
    await database.prisma.$executeRawUnsafe('VACUUM ANALYZE letter_words, letter')
  }
  const pages = (query: string) =>
    database.prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(`SELECT set_config('poryadok.portal', '${portalId}', true)`)
      // A small table may be read whole, or not, by what its statistics happen to say: the way of a large one is measured.
      await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off')
      const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM ${query}`
      await tx.$queryRawUnsafe(explain)
      const [row] = await tx.$queryRawUnsafe<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }[]>(explain)
      const plan = row?.['QUERY PLAN'][0]?.Plan ?? {}
      expect(plan['Actual Rows']).toBeGreaterThan(0)
      return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
    })
  const both = async () => [
    await pages(`letters_with_words('${portalId}', 'гидропривод'::tsquery, NULL, NULL, 20)`),
    await pages(`requests_with_words('${portalId}', 'гидропривод'::tsquery, 2501)`),
  ]
  await grow(0, 250)
  const one = await both()
  await grow(250, 500)
  const two = await both()
  process.stdout.write(
    `search: pages of the database ${one.join(' and ')} with 250 letters, ${two.join(' and ')} with 500\n`,
  )
  for (const [at, pagesOfOne] of one.entries()) expect((two[at] ?? 0) / pagesOfOne).toBeLessThanOrEqual(2.5)
})
