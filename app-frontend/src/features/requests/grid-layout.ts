/**
 * What the list shows, from much room to little. full: every column; brief: without the category; faces: people by their
 * faces alone too; narrow: one column with two lines.
 */
export type GridLayout = 'full' | 'brief' | 'faces' | 'narrow'

/** Widths of the columns, px; the title takes what is left. */
export const columnWidth = {
  stage: 136,
  deadline: 158,
  category: 148,
  contact: 158,
  contactFace: 74,
  responsible: 136,
  responsibleFace: 62,
}

/** The title is read, the rest is looked at: it never gets less, px. */
const titleAtLeast = 260

/** The richest layout that leaves the title its room in a list of this width, px. */
export function layoutOf(width: number, withContact: boolean): GridLayout {
  const { stage, deadline, category } = columnWidth
  const people = columnWidth.responsible + (withContact ? columnWidth.contact : 0)
  const faces = columnWidth.responsibleFace + (withContact ? columnWidth.contactFace : 0)
  const room = width - titleAtLeast - stage - deadline
  if (room >= people + category) return 'full'
  if (room >= people) return 'brief'
  return room >= faces ? 'faces' : 'narrow'
}
