import { expect, it } from 'vitest'
import { permissionChange } from './permission-change.ts'

it('only rights whose holders differ are told, with what was usual before', () => {
  expect(
    permissionChange(
      { matrix: {}, integrators: [] },
      { matrix: { 'audit.view': ['administrator'] }, integrators: [5] },
    ),
  ).toEqual({
    before: { 'audit.view': ['administrator', 'head'], integrators: [] },
    after: { 'audit.view': ['administrator'], integrators: [5] },
  })
})

it('holders in another order are the same holders', () => {
  const [one, other] = [
    ['head', 'administrator'],
    ['administrator', 'head'],
  ] as const
  const change = permissionChange(
    { matrix: { 'audit.view': [...one] }, integrators: [] },
    { matrix: { 'audit.view': [...other] }, integrators: [] },
  )
  expect(change).toEqual({ before: {}, after: {} })
})
