/** The panel's order; kinds it does not name follow in the order of their names. */
const order = ['thread', 'client', 'category', 'person', 'deadline']

const place = (kind: string) => {
  const at = order.indexOf(kind)
  return at === -1 ? order.length : at
}

/** Decisions by kind in the panel's order, the newest of a kind first. */
export const inPanelOrder = <One extends { kind: string; id: number }>(decisions: readonly One[]): One[] =>
  decisions.toSorted((a, b) => place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind) || b.id - a.id)
