import { expect, it } from 'vitest'
import { withChannels, withoutKnownChannels } from './client-channels.ts'

const phone = { typeId: 'PHONE', value: '+79161234567', valueType: 'WORK' }
const email = { typeId: 'EMAIL', value: 'a@firm.example', valueType: 'WORK' }

it('numbers and addresses of a row go where the portal looks for them, each once', () => {
  const fields = { title: 'Т', 'fm.PHONE': [phone.value, phone.value], 'fm.EMAIL': email.value }
  expect(withChannels(fields)).toEqual({ title: 'Т', fm: [phone, email] })
})

it('a row without them has none', () => {
  expect(withChannels({ title: 'Т' })).toEqual({ title: 'Т' })
})

it('an update adds only what the portal does not hold', () => {
  const record = { title: 'Т', fm: [phone, email] }
  expect(withoutKnownChannels(record, [phone])).toEqual({ title: 'Т', fm: [email] })
  expect(withoutKnownChannels(record, [phone, email])).toEqual({ title: 'Т' })
})
