import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { BodyNoteView } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import ScenariosEditor from './scenarios-editor.tsx'

const nameless = { id: 'a', name: '', on: true, when: [], show: [], require: [], set: [] }
const note = (path: string, code: string): BodyNoteView => ({ path, because: { code, params: {} }, blocks: true })
const noName = 'Назовите сценарий: по имени его узнают в истории и в ленте.'
const noValues = 'Выберите хотя бы одно значение.'

/** The lab remarks on what is missing from the first moment on, as the check of a draft does. */
function Lab({ scenarios }: { scenarios: object[] }) {
  const [body, setBody] = useState<unknown>({ scenarios })
  const notes = [
    note('scenarios.0.name', 'scenarios.no-name'),
    note('scenarios.0.when.0.values', 'scenarios.no-values'),
  ]
  return <ScenariosEditor body={body} onChange={setBody} readOnly={false} notes={notes} />
}

/** Without stages their values are typed. */
function show(scenarios: object[], stages: object[] = []): void {
  const backend = aBackend({
    'GET /api/request-form': () => json({ sections: [], fields: [], values: {}, scenarios: { scenarios: [] } }),
    'GET /api/stages': () => json({ stages }),
    'GET /api/categories': () => json({ categories: [] }),
    'GET /api/people': () => json({ people: [], next: null }),
  })
  renderScreen(<Lab scenarios={scenarios} />, { backend })
}
const press = (name: RegExp | string) => userEvent.click(screen.getByRole('button', { name }))

test('a scenario that was added a moment ago blames nobody before its parts were left', async () => {
  show([])
  await press('Добавить сценарий')
  screen.getByRole('textbox', { name: 'Название сценария' })
  expect(screen.queryByText(noName)).toBeNull()
  await press('Добавить условие')
  screen.getByText(noName)
  expect(screen.queryByText(noValues)).toBeNull()
  await userEvent.click(screen.getByRole('textbox', { name: 'Значения через запятую' }))
  await userEvent.tab()
  await screen.findByText(noValues)
})

test('one that was left unfinished says at once what it lacks', async () => {
  show([nameless])
  await press(/Изменить/)
  expect(screen.getByText(noName)).toBeDefined()
})

test('one that is read says its condition as people do', async () => {
  const when = [{ field: 'STAGE', is: 'one-of', values: ['WON'] }]
  show([{ ...nameless, name: 'Закрытие', when, require: ['PRD_SOLUTION'] }], [{ id: 'WON', name: 'Решён' }])
  expect(await screen.findByText('Стадия: Решён → потребовать PRD_SOLUTION')).toBeDefined()
})
