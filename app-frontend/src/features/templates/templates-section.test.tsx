import type { Template, TemplateList } from '@poryadok/app-backend/correspondence/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import TemplatesSection from './templates-section.tsx'

const template: Template = {
  id: 4,
  revision: 1,
  kind: 'reply',
  name: 'Просим фото',
  updatedAt: '2026-11-20T09:00:00.000Z',
  ru: { subject: '', text: 'Пришлите фото.' },
  en: { subject: '', text: 'Please send a photo.' },
}

test('a template is deleted only after the question is answered', async () => {
  const list: TemplateList = { templates: [template], acknowledge: false }
  const backend = aBackend({
    'GET /api/templates': () => json(list),
    'GET /api/signature': () => json({ text: '' }),
    'DELETE /api/templates/4': () => json({}),
  })
  const deletions = () => backend.calls.filter((call) => call.startsWith('DELETE')).length
  renderScreen(<TemplatesSection />, { backend, boot: aBoot({ view: 'main', client: null }) })
  await userEvent.click(await screen.findByRole('button', { name: 'Изменить' }))
  await userEvent.click(screen.getByRole('button', { name: 'Удалить шаблон' }))
  const question = within(await screen.findByRole('alertdialog', { name: 'Удалить шаблон «Просим фото»?' }))
  expect(deletions()).toBe(0)
  await userEvent.click(question.getByRole('button', { name: 'Удалить шаблон' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(deletions()).toBe(1)
})

test('a template in one language is enough, and what is missing is said', async () => {
  const list: TemplateList = { templates: [], acknowledge: false }
  const backend = aBackend({
    'GET /api/templates': () => json(list),
    'GET /api/signature': () => json({ text: '' }),
    'POST /api/templates': () => json({ ...list, templates: [template] }),
  })
  renderScreen(<TemplatesSection />, { backend, boot: aBoot({ view: 'main', client: null }) })
  await userEvent.click(await screen.findByRole('button', { name: 'Добавить шаблон' }))
  const form = within(await screen.findByRole('dialog'))
  const save = form.getByRole('button', { name: 'Сохранить шаблон' })
  expect(form.getByText('Дайте шаблону название.')).toBeTruthy()
  await userEvent.type(form.getByRole('textbox', { name: 'Название' }), 'Принято')
  expect(form.getByText('Напишите текст.')).toBeTruthy()
  expect(save.hasAttribute('disabled')).toBe(true)
  await userEvent.type(within(form.getByRole('group', { name: 'По-русски' })).getByRole('textbox'), 'Запрос принят.')
  await userEvent.click(save)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a form that somebody has begun is left only after a question', async () => {
  const backend = aBackend({
    'GET /api/templates': () => json({ templates: [], acknowledge: false }),
    'GET /api/signature': () => json({ text: '' }),
  })
  renderScreen(<TemplatesSection />, { backend, boot: aBoot({ view: 'main', client: null }) })
  const open = async () => userEvent.click(await screen.findByRole('button', { name: 'Добавить шаблон' }))
  await open()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await open()
  await userEvent.type(screen.getByRole('textbox', { name: 'Название' }), 'Принято')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Вернуться к форме' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Название' }).value).toBe('Принято')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Закрыть без сохранения' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
