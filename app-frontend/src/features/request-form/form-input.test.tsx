import type { FormField } from '@poryadok/app-backend/scenarios/contract'
import { filledKinds } from '@poryadok/app-backend/scenarios/form/contract'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { FormInput } from './form-input.tsx'
import { obeyedForm } from './own-fields.tsx'

const aField = (type: string, multiple = false): FormField => ({
  code: 'ASKED',
  type,
  label: 'Спрошено',
  section: 'about',
  multiple,
  options: [{ id: '1', mark: 'one', label: 'Одно' }],
})
const asking = { id: '1', name: 'Всегда', on: true, when: [], show: [], require: ['ASKED'], set: [] }

test.each(filledKinds)('a field of kind %s that the server asks for has an input', (type) => {
  const form = { sections: [], fields: [aField(type)], values: {}, scenarios: { scenarios: [asking] } }
  expect(obeyedForm(form, {}).lacking).toHaveLength(1)
  renderScreen(<FormInput field={aField(type)} value={[]} fault={undefined} onChange={() => {}} />, {
    backend: aBackend(),
  })
  expect(screen.getAllByText('Спрошено').length).toBeGreaterThan(0)
})

test('a field of several days keeps them when another is written', async () => {
  const seen: string[][] = []
  function Days() {
    const [value, setValue] = useState(['2026-11-24', '2026-11-25'])
    const onChange = (next: string[]) => {
      seen.push(next)
      setValue(next)
    }
    return <FormInput field={aField('date', true)} value={value} fault={undefined} onChange={onChange} />
  }
  renderScreen(<Days />, { backend: aBackend() })
  const third = screen.getByRole('group', { name: 'Спрошено, значение 3' })
  await userEvent.click(third.querySelector('[role=spinbutton]') ?? third)
  await userEvent.keyboard('26112026')
  expect(seen.at(-1)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26'])
})
