import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { describe, expect, test } from 'vitest'
import { fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import RulesSection from './rules-section.tsx'
import { aLab, anAnswer, anEntry, aRulesBackend, aRun } from './testing.ts'

const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')

function show(
  lab: RuleLab = aLab(),
  { run = null, lang = 'ru' }: { run?: ReturnType<typeof aRun> | null; lang?: 'ru' | 'en' } = {},
) {
  const backend = aRulesBackend(lab, run)
  renderScreen(<RulesSection />, { backend, boot: aBoot({ view: 'main', client: null, lang }) })
  return backend
}
const press = async (name: RegExp | string) => userEvent.click(await screen.findByRole('button', { name }))

describe('the lab', () => {
  test('shows the draft beside what works', async () => {
    show()
    expect(await screen.findByText('news.example')).toBeDefined()
    screen.getByText('черновик: 1 отличие')
    screen.getByText('версия 13 действует')
    await userEvent.click(screen.getByRole('radio', { name: 'Действует 13' }))
    await waitFor(() => expect(screen.queryByText('news.example')).toBeNull())
    expect(screen.queryByRole('button', { name: 'Добавить строку' })).toBeNull()
  })

  test('to one without the right is for reading', async () => {
    const editors = ['Марина Лучинина', 'Вера Столбова']
    show(aLab({ may: { edit: false, publish: false, editors, publishers: editors } }))
    await screen.findByText(/Это право есть здесь: Марина Лучинина, Вера Столбова/)
    screen.getByText('Выключен: черновик новых записей не читает.')
    expect(screen.queryByRole('button', { name: 'Добавить строку' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Опубликовать/ })).toBeNull()
  })

  test('to one who edits and does not publish says who does', async () => {
    show(aLab({ may: { edit: true, publish: false, editors: [], publishers: ['Марина Лучинина'] } }))
    const publish = await screen.findByRole('button', { name: 'Опубликовать версию 14' })
    expect(publish.hasAttribute('disabled')).toBe(true)
    screen.getByText('у вас нет этого права, оно есть здесь: Марина Лучинина')
  })

  test('that could not come says so and can be asked again', async () => {
    const backend = show()
    backend.on('GET /api/rules', () => fault(503))
    renderScreen(<RulesSection />, { backend })
    expect(await screen.findByRole('button', { name: 'Повторить' })).toBeDefined()
  })

  test('without rules says when there will be some', async () => {
    const backend = aRulesBackend()
    backend.on('GET /api/rules', () => json({ sets: [] }))
    renderScreen(<RulesSection />, { backend })
    expect(await screen.findByText('Правил здесь ещё нет')).toBeDefined()
  })

  test('speaks English', async () => {
    show(aLab({ title: 'Automatic mail', changes: [] }), { lang: 'en' })
    await screen.findByText('news.example')
    expect(screen.getByRole('tabpanel').textContent?.replaceAll('Марина Лучинина', '')).not.toMatch(/[а-яё]/i)
  })
})

describe('a draft', () => {
  test('is saved against the one that was seen', async () => {
    const backend = show()
    backend.on('PUT /api/rules/automatic-mail/draft', () => json({ token: '5.3' }))
    await press('Убрать: news.example')
    await press('Сохранить черновик')
    await waitFor(() => expect(screen.queryByText(/Правки не сохранены/)).toBeNull())
    expect(backend.bodies).toContainEqual({ draft: '5.2', body: { entries: [anEntry()] } })
  })

  test('that somebody else saved meanwhile is not lost: the person chooses', async () => {
    const backend = show()
    backend.on('PUT /api/rules/automatic-mail/draft', () => fault(409, { code: 'rules.draft-conflict' }))
    await press('Убрать: news.example')
    backend.on('GET /api/rules/automatic-mail', () => {
      const draft = {
        token: '5.9',
        body: { entries: [] },
        by: { id: 8, name: 'Алексей Гордеев' },
        at: '2026-11-24T09:31:00.000Z',
      }
      return json(aLab({ draft }))
    })
    await press('Сохранить черновик')
    const alert = await screen.findByRole('alert')
    await waitFor(() => expect(alert.textContent).toContain('Алексей Гордеев'))
    backend.on('PUT /api/rules/automatic-mail/draft', () => json({ token: '5.10' }))
    await press('Записать мою')
    await waitFor(() => expect(backend.bodies).toContainEqual({ draft: '5.9', body: { entries: [anEntry()] } }))
  })

  test('with a fault is not published and says where', async () => {
    const notes = [{ path: 'entries.1.value', because: { code: 'mail-lists.bad-domain', params: {} }, blocks: true }]
    show(aLab({ notes }))
    await screen.findByText(/Это не домен/)
    expect(screen.getByText('исправьте отмеченные строки')).toBeDefined()
  })

  test('takes a new line by hand, and the keyboard is enough', async () => {
    const backend = show()
    backend.on('PUT /api/rules/automatic-mail/draft', () => json({ token: '5.3' }))
    await press('Добавить строку')
    await userEvent.type(await screen.findByRole('textbox', { name: 'Адрес' }), 'bot@crm.example{Enter}')
    await press('Сохранить черновик')
    await waitFor(() => {
      const saves = backend.bodies.filter((body) => Object.hasOwn(body as object, 'draft'))
      const saved = saves.at(-1) as { body: { entries: { value: string }[] } }
      expect(saved.body.entries[0]?.value).toBe('bot@crm.example')
    })
  })
})

describe('publishing', () => {
  test('shows what changes, and names the version', async () => {
    const backend = show()
    backend.on('POST /api/rules/automatic-mail/publish', () => json({ version: 14 }))
    await press('Опубликовать версию 14')
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText('news.example ✕')
    await userEvent.type(dialog.getByRole('textbox', { name: 'Что и зачем изменено' }), 'рассылки')
    await userEvent.click(dialog.getByRole('button', { name: 'Опубликовать версию 14' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(backend.bodies).toContainEqual({ draft: '5.2', base: 13, note: 'рассылки', override: false })
  })

  test('past examples that fail needs a tick', async () => {
    const backend = show(aLab({ examples: 1 }))
    const failing = {
      id: 1,
      name: 'Заказ',
      facts: {},
      expected: 'opens',
      expectedLabel: 'Открывает запрос',
      passes: false,
      answer: anAnswer('ignored'),
    }
    backend.on('POST /api/rules/automatic-mail/bench', () => json({ results: [failing] }))
    await press('Опубликовать версию 14')
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText(/Заказ \(Открывает запрос → Запроса не открывает\)/)
    const publish = dialog.getByRole('button', { name: 'Опубликовать версию 14' })
    expect(publish.hasAttribute('disabled')).toBe(true)
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Опубликовать вопреки образцам' }))
    expect(publish.hasAttribute('disabled')).toBe(false)
  })
})

describe('the bench', () => {
  test('answers for a letter that is pasted, beside what works', async () => {
    const backend = show()
    backend.on('POST /api/rules/automatic-mail/try', () =>
      json({ answer: anAnswer('ignored'), published: anAnswer('opens') }),
    )
    await userEvent.click(await screen.findByRole('textbox', { name: 'Заголовки письма' }))
    await userEvent.paste('From: Магазин <robot@magazin.example>\nX-Mailer: Mega\n\nТекст')
    const answer = await screen.findByText(/Адрес robot@magazin.example стоит в списке/)
    expect(answer).toBeDefined()
    const facts = (backend.bodies.at(-1) as { facts: { from: string; headers: unknown[] } }).facts
    expect([facts.from, facts.headers.length]).toEqual(['robot@magazin.example', 2])
  })
})

test('a dry run tells how many each answer has now and would have', async () => {
  show(aLab(), { run: aRun() })
  const loads = within(await screen.findByRole('table', { name: 'Сколько достанется каждому' }))
  expect(loads.getByRole('row', { name: /^Запроса не открывает/ }).textContent).toBe('Запроса не открывает343+40')
})

describe('a dry run', () => {
  test('shows from what to what, and numbers that add up', async () => {
    show(aLab(), { run: aRun() })
    const table = await screen.findByRole('table', { name: 'Что чем станет' })
    expect(plain(table.textContent)).toContain('41')
    const card = screen.getByRole('region', { name: 'Прогон по истории' })
    expect(plain(card.textContent)).toMatch(/3 200\s*/)
    expect(plain(card.textContent)).toContain('решение сменится, 1,3 %')
    await press('какие')
    await screen.findByText('robot@magazin.example · Заказ принят')
  })

  test('of an older draft says so', async () => {
    show(aLab(), { run: aRun({ draft: '5.1' }) })
    expect(await screen.findByText(/Это прогон прежнего черновика/)).toBeDefined()
  })

  test('begins for the saved draft', async () => {
    const backend = show()
    backend.on('POST /api/rules/automatic-mail/dry-run', () => json({ run: aRun() }))
    await press('Прогнать')
    await screen.findByRole('table', { name: 'Что чем станет' })
    expect(backend.bodies).toContainEqual({ draft: '5.2', days: 30 })
  })
})

describe('the shadow', () => {
  test('is switched on and tells what it would have done', async () => {
    const backend = show(aLab({ shadowSince: '2026-11-22T09:00:00.000Z' }))
    backend.on('GET /api/rules/automatic-mail/shadow', () =>
      json({
        since: '2026-11-22T09:00:00.000Z',
        read: 214,
        differs: 6,
        moves: [{ from: 'Открывает запрос', to: 'Запроса не открывает', count: 6 }],
        samples: [
          {
            subject: 'letter:7',
            title: 'robot@magazin.example · Заказ',
            at: '2026-11-23T07:00:00.000Z',
            decided: 'Открывает запрос',
            would: 'Запроса не открывает',
            because: [],
          },
        ],
      }),
    )
    await userEvent.click(await screen.findByText('Смотреть расхождения'))
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText(/Прочитано записей: 214, решение было бы другим у 6/)
    expect(dialog.getByText('robot@magazin.example · Заказ')).toBeDefined()
  })
})

describe('the history', () => {
  test('lets an old version work again after one question', async () => {
    const backend = show()
    const row = { note: '', by: { id: 7, name: 'Марина' }, at: '2026-11-20T09:00:00.000Z', backTo: null }
    backend.on('GET /api/rules/automatic-mail/versions', () =>
      json({
        versions: [
          { version: 13, works: true, ...row },
          { version: 12, works: false, ...row },
        ],
        switches: [{ what: 'mode', before: 'shadow', after: 'live', by: row.by, at: row.at }],
      }),
    )
    backend.on('GET /api/rules/automatic-mail/compare', () =>
      json({ changes: [{ what: 'Адрес', before: 'robot@magazin.example ✕', after: null }] }),
    )
    backend.on('POST /api/rules/automatic-mail/back', () => json({ version: 14 }))
    await press('История версий')
    await press('Вернуть версию 12')
    const dialog = within(await screen.findByRole('alertdialog'))
    await dialog.findByText('robot@magazin.example ✕')
    await userEvent.click(dialog.getByRole('button', { name: 'Вернуть версию 12' }))
    await waitFor(() => expect(backend.bodies).toContainEqual({ to: 12, base: 13 }))
  })
})
