import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPage } from '../install-app.ts'
import { until } from '../letter-outcomes.ts'
import { advance, testNetwork } from '../testing.ts'
import { attachedFiles } from './attached-files.ts'
import { addCaseOwners, caseFields } from './case-fields.ts'
import { casesFile } from './cases-file.ts'
import { clientFiles } from './client-files.ts'
import { ImportClient } from './import-client.ts'
import { ImportWatch, type Watched } from './import-watch.ts'
import { judge, writesTaken } from './judge.ts'
import { killAtWrite } from './kill-at-write.ts'
import { makeCases } from './make-cases.ts'

const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)
const rows = 240

interface Certificate {
  samples: { differences: object[] }[]
  byOwner: { name: string | null; staged: number }[]
  byCategory: { name: string | null; staged: number }[]
}

describe(`an import of ${rows} rows (seed ${seed})`, () => {
  const network = testNetwork({ seed: 'empty' })
  const cases = makeCases(rows, seed)
  const whole = cases.whole.size
  let first = ''

  /** From the file to rows that are ready; their counts. */
  async function staged(
    client: ImportClient,
    file: Buffer,
    fields: Parameters<ImportClient['map']>[1] | null = null,
    entityTypeId = 1,
    attached?: { importId: string; content: string },
  ) {
    const { id } = await client.begin(await client.upload('rows', file), entityTypeId, attached)
    await client.map(id, fields ?? (await caseFields(client, id)))
    await client.stage(id, 'load')
    await client.ended(id)
    await client.stage(id, 'check')
    return client.ended(id)
  }

  let watch: ImportWatch
  beforeAll(async () => {
    addCaseOwners(network.portal.state)
    watch = await ImportWatch.open(network, network.databaseUrl)
  })
  afterAll(() => watch.close(), 10_000)

  /** Lets the clock go on until then; no row is lost from sight at any look. */
  const goOn = (id: string, enough: (seen: Watched) => boolean) =>
    until(
      async () => {
        const seen = await watch.jump(id)
        expect(seen.total).toBe(rows)
        return seen
      },
      enough,
      60_000,
    )
  const ended = (id: string) => goOn(id, ({ task }) => task === 'done')

  /** Somebody edits a record of the portal. */
  const edited = async (id: number | undefined, fields: object) => {
    const answer = await fetch(`${network.portal.url}/_portal/simulate/person-edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityTypeId: 1, id, userId: 1, fields }),
    })
    expect(answer.ok).toBe(true)
  }

  async function startAgain() {
    await network.restartApp()
    // The lease of the dead worker ends, and the portal is done with its request.
    await advance(network, 61_000)
  }

  it('killed, with answers lost, both limits met, the portal away and its tokens dead, brings every row once', async () => {
    const client = new ImportClient(network)
    const { id, counts } = await staged(client, casesFile(cases.rows))
    first = id
    expect(counts).toMatchObject({ total: rows, new: whole, failed: cases.broken, skipped: cases.twice })
    const { journal, faults, limits, tokens } = network.portal.state
    const taken = writesTaken(journal)
    // Dear calls: a request carries one of twenty rows and a few of one, so that there are many moments to die at.
    limits.operating.configure({ costs: { 'crm.item.batchimport': 13, 'crm.item.import': 4 } })
    const unheard = killAtWrite(network, 5)
    await client.stage(id, 'write')
    await goOn(id, unheard.dead)
    faults.add([
      { match: { method: 'batch', times: 2, afterCalls: 3 }, kind: 'lost-answer' },
      { match: { method: 'batch', times: 1, afterCalls: 7 }, kind: '503' },
      { match: { method: 'crm.item.batchImport', times: 1, afterCalls: 4 }, kind: '429' },
    ])
    await startAgain()
    await goOn(id, ({ counts }) => (counts['SUCCESS'] ?? 0) > whole / 2)

    faults.add([{ match: {}, kind: 'down' }])
    await goOn(id, ({ waitingUntil }) => waitingUntil !== null)
    await network.app.kill()
    await advance(network, 30 * 60_000)
    await network.restartApp()
    faults.clear()
    tokens.revokeApp(network.clientId)
    await advance(network, 61_000)
    await goOn(id, ({ because }) => because === 'portal.no-token')
    await openPage(network.portal.state, `${network.appUrl}/p/main`, network.clientId, 1)

    expect((await ended(id)).counts).toEqual({ SUCCESS: whole, FAILED: cases.broken, SKIPPED: cases.twice })
    expect({ ...judge(network), taken: taken() }).toEqual({ records: whole, names: whole, taken: whole })
    limits.operating.configure({ costs: {} })
  }, 90_000)

  it.each([
    ['nothing', Buffer.alloc(0), 'В файле нет ни одной заполненной строки'],
    ['a header alone', Buffer.from('Номер;Тема\r\n'), 'В файле нет ни одной заполненной строки'],
    ['no table', Buffer.from('%PDF-1.4\n'), 'Файл не читается как таблица'],
  ])('a file with %s begins no import and says why', async (_, file, why) => {
    const client = new ImportClient(network)
    const begun = client.upload('archive.csv', file).then((id) => client.begin(id))
    await expect(begun).rejects.toThrow(why)
  })

  it('the certificate finds both sides equal, with the old times kept', async () => {
    const client = new ImportClient(network)
    await advance(network, 600_000)
    const [, , touched] = network.portal.state.items.of(1).range(0, Number.MAX_SAFE_INTEGER, true)
    await edited(touched?.id, { sourceDescription: 'Дополнил человек до сверки' })
    await client.stage(first, 'certificate')
    await client.ended(first)
    const certificate = await client.call<Certificate>('GET', `/api/imports/${first}/certificate`)
    expect(certificate.samples.flatMap(({ differences }) => differences)).toEqual([])
    expect(certificate).toMatchObject({ agrees: true, found: whole, doubledCount: 0, missingCount: 0 })
    const { byOwner, byCategory } = certificate
    expect(byCategory.map(({ name }) => name)).toEqual(['Неисправность', 'Поставка', 'Документы', 'Подбор', 'Обучение'])
    // Whoever has left, or is nobody here, is the administrator.
    expect(byOwner.map(({ name }) => name)).toEqual(['Марина Лучинина', 'Анна Ким'])
    expect(byOwner.reduce((sum, { staged: rowsOf }) => sum + rowsOf, 0)).toBe(whole)
    const [oldest] = [...network.portal.state.items.of(1).rows.values()]
    expect(oldest?.createdTime).toMatch(/^201[56]-/)
  })

  it('the same file again adds nothing; a row that changed at its source changes its record', async () => {
    const client = new ImportClient(network)
    const changed = cases.rows.map((row, at) => (at === 0 ? { ...row, Subject: 'Тема исправлена' } : row))
    const { id, counts } = await staged(client, casesFile(changed))
    expect(counts).toMatchObject({ new: 1, skipped: whole - 1 + cases.twice })
    await client.stage(id, 'write')
    await ended(id)
    expect(judge(network)).toEqual({ records: whole, names: whole })
    const titles = [...network.portal.state.items.of(1).rows.values()].filter(
      ({ title }) => title === 'Тема исправлена',
    )
    expect(titles).toHaveLength(1)
  }, 30_000)

  it.each(Object.entries(clientFiles))(
    '%s come in through the same engine',
    async (_, { typeId, file, fields, made }) => {
      const client = new ImportClient(network)
      const { id, counts } = await staged(client, file, fields, typeId)
      expect(counts).toMatchObject({ total: 2, new: 2 })
      await client.stage(id, 'write')
      await until(
        () => watch.jump(id),
        ({ task }) => task === 'done',
      )
      expect(judge(network, typeId)).toEqual({ records: 2, names: 2 })
      const records = network.portal.state.items.of(typeId).range(0, Number.MAX_SAFE_INTEGER, true)
      expect([...records].map((record) => made(record)).toSorted()).toEqual([
        'Анна a@firm.example',
        'Пётр p@firm.example',
      ])
    },
  )

  it('contacts whom rows name and the portal lacks are created once, and the rows then find them', async () => {
    const client = new ImportClient(network)
    const file = Buffer.from('Id;Тема;Клиент\n1;Счёт;new@firm.example\n2;Акт;New@firm.example\n')
    const fields = ['title', 'contactIds'].map((field, at) => ({ column: at + 1, field }))
    const { id, counts } = await staged(client, file, fields)
    expect(counts).toMatchObject({ failed: 2 })
    const contacts = await client.call<{ id: string }>('POST', `/api/imports/${id}/contacts`)
    for (const stage of ['load', 'check', 'write']) {
      await client.stage(contacts.id, stage)
      await client.ended(contacts.id)
    }
    expect((await client.run(contacts.id)).counts).toMatchObject({ total: 1, success: 1 })
    await client.stage(id, 'check')
    expect((await client.ended(id)).counts).toMatchObject({ new: 2, failed: 0 })
  })

  it('rows that failed come in once their file is sent back mended; a text in place of a row’s number is refused', async () => {
    const client = new ImportClient(network)
    const deals = Buffer.from('Id;Сделка;Сумма\nm1;Первая;сто\nm2;Вторая;много\nm3;Третья;300\n')
    const fields = ['title', 'opportunity'].map((field, at) => ({ column: at + 1, field }))
    const { id, counts } = await staged(client, deals, fields, 2)
    expect(counts).toMatchObject({ new: 1, failed: 2 })
    await client.stage(id, 'write')
    await until(
      () => watch.jump(id),
      ({ task }) => task === 'done',
    )
    const file = (await client.failures(id)).replaceAll('сто', '100').replaceAll('много', '200')
    const sent = (text: string) =>
      client
        .upload('mended.csv', Buffer.from(text))
        .then((uploadId) => client.call('POST', `/api/imports/${id}/failures/file`, { uploadId }))
    await expect(sent(file.replace(/^3;/m, 'третья;'))).rejects.toThrow('вместо номера строки стоит «третья»')
    expect(await sent(file)).toEqual({ taken: 2, unknown: 0 })
    expect((await client.ended(id)).counts).toMatchObject({ new: 2, failed: 0, success: 1 })
    await client.stage(id, 'write')
    await until(
      () => watch.jump(id),
      ({ task }) => task === 'done',
    )
    expect((await client.run(id)).counts).toMatchObject({ total: 3, success: 3 })
  }, 30_000)

  it('comments and files of separate files come into the timelines of their records once, and go again', async () => {
    const client = new ImportClient(network)
    const { comments, faults } = network.portal.state
    const [key = ''] = cases.whole
    const before = comments.size
    for (const [content, { file, fields }] of Object.entries(attachedFiles(key))) {
      const { id, counts } = await staged(client, file, fields, 1, { importId: first, content })
      expect(counts).toMatchObject({ new: 2, failed: 1 })
      const seen = comments.size
      faults.add([{ match: { method: 'batch', times: 1 }, kind: 'lost-answer' }])
      await client.stage(id, 'write')
      await until(
        () => watch.jump(id),
        ({ task }) => task === 'done',
      )
      expect(comments.size - seen).toBe(2)
      if (content === 'comments') await client.stage(id, 'undo').then(() => client.ended(id))
    }
    const made = [...comments.values()].slice(before)
    expect(made.map(({ comment, fileIds }) => [comment, fileIds.length])).toEqual([
      ['Файл № f1 (salesforce)', 1],
      ['Файл № f2 (salesforce)', 1],
    ])
    expect(new Set(made.map(({ entityId }) => entityId)).size).toBe(1)
  })

  it('an undo removes what nobody touched since it was written, before the certificate or after it', async () => {
    const client = new ImportClient(network)
    await advance(network, 3_600_000)
    const [, touched] = network.portal.state.items.of(1).range(0, Number.MAX_SAFE_INTEGER, true)
    await edited(touched?.id, { comments: 'Дополнил человек' })
    await client.stage(first, 'undo')
    const { counts } = await client.ended(first)
    expect(counts).toMatchObject({ undone: whole - 3, success: 3 })
    // What a later run has changed is kept as well, and the screen says why.
    const { kept } = await client.call<{ kept: object[] }>('GET', `/api/imports/${first}/failures`)
    expect(kept).toMatchObject([{ title: 'Запись изменили после загрузки', count: 3 }])
    expect(judge(network)).toEqual({ records: 3, names: 3 })
  }, 30_000)
})
