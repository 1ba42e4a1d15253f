import { expect, it } from 'vitest'
import { staffLetter } from './staff-letter.ts'

const own = ['support@poryadok.example']
const isStaff = (address: string) => address.endsWith('@zavod.example')
const facts = (staff: boolean, recipients: string[]) => ({
  from: 'olga@zavod.example',
  staff,
  recipients,
  own,
  isStaff,
})

it.each([
  [true, ['anna@zarechie.example', 'support@poryadok.example'], true],
  [true, ['support@poryadok.example'], false],
  [true, ['boris@zavod.example', 'support@poryadok.example'], false],
  [false, ['anna@zarechie.example', 'support@poryadok.example'], false],
  [true, [], false],
])('staff %s to %j goes out: %s', (staff, recipients, out) => {
  expect(staffLetter(facts(staff, recipients)) !== null).toBe(out)
})

it('names the client', () => {
  const because = staffLetter(facts(true, ['anna@zarechie.example', 'support@poryadok.example']))
  expect(because?.params).toEqual({ address: 'olga@zavod.example', client: 'anna@zarechie.example' })
})
