import { expect, test } from 'vitest'
import { columnWidth, type GridLayout, layoutOf } from './grid-layout.ts'

/** What is left for the title in a layout, px. */
function titleWidth(width: number, layout: GridLayout, withContact: boolean): number {
  const { stage, deadline, category, responsible, responsibleFace, contact, contactFace } = columnWidth
  const faces = layout === 'faces'
  const people = (faces ? responsibleFace : responsible) + (withContact ? (faces ? contactFace : contact) : 0)
  return layout === 'narrow' ? width : width - stage - deadline - people - (layout === 'full' ? category : 0)
}

test.each([
  // A 1280 px window: the list alone, beside the peek panel, and the same at 1920 px.
  [1040, false, 'full'],
  [700, false, 'brief'],
  [1340, false, 'full'],
  [1040, true, 'full'],
  [700, true, 'faces'],
  [1340, true, 'full'],
  [620, false, 'faces'],
  [620, true, 'narrow'],
  [360, false, 'narrow'],
] as const)('a list of %i px (contacts shown: %s) is %s', (width, withContact, layout) => {
  expect(layoutOf(width, withContact)).toBe(layout)
})

test('the title keeps 260 px at every width from which it can', () => {
  for (let width = 320; width < 2_000; width += 1) {
    for (const withContact of [false, true]) {
      expect(titleWidth(width, layoutOf(width, withContact), withContact)).toBeGreaterThanOrEqual(260)
    }
  }
})
