import { expect, it } from 'vitest'
import { named, sides } from './tally.ts'

it('both sides stand by the name that the portal has for the key; what is gone keeps its key', () => {
  const owners = named(sides({ 7: 3, 9: 1 }, { 7: 2 }), [
    { id: 7, name: 'Анна Ким' },
    { id: 8, name: 'Никто' },
  ])
  expect(owners).toEqual([
    { key: '7', name: 'Анна Ким', staged: 3, portal: 2 },
    { key: '9', name: null, staged: 1, portal: 0 },
  ])
})
