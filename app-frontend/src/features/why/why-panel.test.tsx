import type { DecisionView, WhyAnswer } from '@poryadok/app-backend/audit/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import WhyPanel from './why-panel.tsx'

const aDecision = (changes: Partial<DecisionView>): DecisionView => ({
  id: 1,
  kind: 'thread',
  title: 'Re: Не включается',
  outcome: 'joined',
  certainty: 100,
  version: null,
  because: [{ code: 'thread.in-reply-to', params: { messageId: 'a@b', letterAt: '2026-11-20T12:20:00.000Z' } }],
  evidence: [
    { kind: 'header', name: 'In-Reply-To', value: '<a@b>' },
    { kind: 'letter', letterId: 3, subject: 'Не включается', from: 'Елена', at: '2026-11-20T12:20:00.000Z' },
  ],
  at: '2026-11-23T07:04:00.000Z',
  ...changes,
})
const undo = { runId: '6a0e1d52-0000-8000-8000-000000000001', entryIds: [5] }
const show = (
  decisions: DecisionView[],
  { mayUndo = true, lang = 'ru' }: { mayUndo?: boolean; lang?: 'ru' | 'en' } = {},
) => {
  const answer: WhyAnswer = { decisions, mayUndo }
  const backend = aBackend({ 'GET /api/why/1/7': () => json(answer) })
  const onClose = vi.fn()
  renderScreen(<WhyPanel record={{ entityTypeId: 1, id: 7 }} onClose={onClose} />, { backend, boot: aBoot({ lang }) })
  return { backend, onClose }
}
const section = async (name: string) => within(await screen.findByRole('region', { name }))

test('a thread says by which header, which letter and how certain', async () => {
  show([aDecision({})])
  const thread = await section('Цепочка')
  thread.getByText('точно')
  thread.getByText(/Это ответ на письмо от .*In-Reply-To/)
  thread.getByText('<a@b>')
  thread.getByText(/Елена: «Не включается»/)
  expect(screen.getByText('1 решение')).toBeDefined()
})

test('a thread says what else was considered', async () => {
  const considered = [
    { code: 'considered.stranger', params: { header: 'In-Reply-To', value: 'a@b', number: 17 } },
    { code: 'considered.unknown', params: { header: 'References', count: 3 } },
  ]
  show([aDecision({ evidence: considered.map((because) => ({ kind: 'considered', because })) })])
  const thread = await section('Цепочка')
  thread.getByText('Что ещё рассмотрено')
  expect(thread.getAllByRole('listitem').map((one) => one.textContent)).toEqual(
    expect.arrayContaining([
      'In-Reply-To: запрос № 17, но автор письма в его переписке не участвует.',
      'References: 3 номера, таких писем у нас нет.',
    ]),
  )
})

test('a category that is only suggested is confirmed where it is explained', async () => {
  const suggested = {
    code: 'category.suggested',
    params: { name: 'Документы', categoryId: '8', value: 20, sureFrom: 40 },
  }
  const { backend } = show([aDecision({ kind: 'category', because: [suggested], evidence: [] })])
  backend.on('POST /api/categories/requests/7/confirm', () => json({ ok: true }))
  const category = await section('Категория')
  category.getByText(/Похоже на «Документы»: набрано 20, а сама категория ставится от 40/)
  await userEvent.click(category.getByRole('button', { name: 'Поставить «Документы»' }))
  await waitFor(() => expect(backend.bodies).toEqual([{ categoryId: '8' }]))
})

test('kinds stand in the panel’s order, the newest of each in full and earlier ones on demand', async () => {
  show([
    aDecision({ id: 9 }),
    aDecision({ id: 4, title: 'Первое письмо', because: [{ code: 'thread.new', params: {} }], evidence: [] }),
    aDecision({
      id: 5,
      kind: 'client',
      certainty: 33,
      because: [{ code: 'client.created', params: { name: 'Е', address: 'e@x.example' } }],
      evidence: [],
    }),
    aDecision({ id: 6, kind: 'category', certainty: null, version: 13, evidence: [] }),
  ])
  const thread = await section('Цепочка')
  expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'Цепочка',
    'Клиент',
    'Категория',
  ])
  expect(thread.queryByText('Первое письмо')).toBeNull()
  await userEvent.click(thread.getByRole('button', { name: 'ещё 1 решение' }))
  thread.getByText('Первое письмо')
  ;(await section('Клиент')).getByText('33 %')
  ;(await section('Категория')).getByText('версия 13')
})

test('a decision of published rules leads to them', async () => {
  const openApp = vi.fn(async () => undefined)
  const answer: WhyAnswer = { decisions: [aDecision({ kind: 'category', version: 3 })], mayUndo: false }
  const backend = aBackend({ 'GET /api/why/1/7': () => json(answer) })
  const frame = {
    installing: false,
    proof: async () => ({ memberId: 'm', accessToken: 'a' }),
    openPath: async () => undefined,
    openApp,
    finishInstall: () => undefined,
    resize: () => undefined,
  }
  renderScreen(<WhyPanel record={{ entityTypeId: 1, id: 7 }} onClose={() => undefined} />, { backend, frame })
  await userEvent.click(await screen.findByRole('button', { name: 'Открыть правила' }))
  await waitFor(() => expect(openApp).toHaveBeenCalledWith({ section: 'rules', item: 'category' }))
})

describe('undo', () => {
  test('asks with the numbers and lists what stays, then takes back those writes only', async () => {
    const { backend } = show([aDecision({ kind: 'category', undo })])
    backend.on(`POST /api/audit/runs/${undo.runId}/undo-preview`, () =>
      json({
        willUndo: 1,
        impossible: 0,
        words: { fields: {}, families: {}, people: {}, records: {} },
        conflicts: [
          {
            entryId: 6,
            record: { entityTypeId: 1, id: 8, path: '/crm/lead/details/8/' },
            kind: 'changed',
            fields: [{ field: 'stageId', ours: 'WON', now: 'NEW' }],
            by: { id: 5, name: 'Ольга Северцева' },
            at: '2026-11-23T07:04:00.000Z',
          },
        ],
      }),
    )
    backend.on(`POST /api/audit/runs/${undo.runId}/undo`, () => json({ runId: undo.runId }))
    await userEvent.click((await section('Категория')).getByRole('button', { name: 'Отменить решение' }))
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Отменить 1 изменение?' }))
    dialog.getByText(/Стадия: WON → NEW/)
    dialog.getByText(/Ольга Северцева/)
    await userEvent.click(dialog.getByRole('button', { name: 'Отменить 1 изменение' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    expect(backend.bodies).toEqual([{ entryIds: [5] }, { entryIds: [5] }])
  })

  test('is not offered to who may not, nor of what wrote nothing', async () => {
    show([aDecision({ undo }), aDecision({ id: 2, kind: 'client' })], { mayUndo: false })
    await section('Цепочка')
    expect(screen.queryByRole('button', { name: 'Отменить решение' })).toBeNull()
  })
})

test('a record that no rule touched says so', async () => {
  show([])
  expect(await screen.findByText('Решений здесь ещё не было')).toBeDefined()
})

test('a refusal is said with its way out', async () => {
  const backend = aBackend({ 'GET /api/why/1/7': () => fault(503) })
  renderScreen(<WhyPanel record={{ entityTypeId: 1, id: 7 }} onClose={() => {}} />, { backend })
  expect((await screen.findByRole('alert')).textContent).toContain('Портал не отвечает')
  backend.on('GET /api/why/1/7', () => json({ decisions: [], mayUndo: false }))
  await userEvent.click(screen.getByRole('button', { name: 'Повторить' }))
  await screen.findByText('Решений здесь ещё не было')
})

test('Escape closes it', async () => {
  const { onClose } = show([aDecision({})])
  await section('Цепочка')
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

test('is English in English', async () => {
  show([aDecision({ title: 'Re: Switch', evidence: [] })], { lang: 'en' })
  const panel = await screen.findByRole('complementary', { name: 'Why?' })
  await within(panel).findByText('certain')
  expect(panel.textContent).not.toMatch(/[а-яё]/i)
})

test('a deadline that a person holds is given back to the rules', async () => {
  const locked = [
    { code: 'deadline.locked-by', params: { name: 'Марина', at: '2025-11-20T09:00:00.000Z' } },
    { code: 'deadline.locked', params: {} },
  ]
  const { backend } = show([aDecision({ kind: 'deadline', certainty: null, evidence: [], because: locked })])
  const deadline = await section('Срок')
  deadline.getByText(/Срок поставлен вручную: Марина, 20\.11\.2025/)
  backend.on('POST /api/deadlines/1/7/release', () => json({ ok: true }))
  backend.on('GET /api/why/1/7', () =>
    json({
      decisions: [
        aDecision({ kind: 'deadline', evidence: [], because: [{ code: 'deadline.from-categorized', params: {} }] }),
      ],
      mayUndo: true,
    }),
  )
  await userEvent.click(deadline.getByRole('button', { name: 'Снова считать по правилам' }))
  await screen.findByText('Отсчёт начат, когда определена категория.')
  expect(screen.queryByRole('button', { name: 'Снова считать по правилам' })).toBeNull()
})
