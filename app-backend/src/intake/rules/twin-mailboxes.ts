export interface PortalMailbox {
  id: number
  purpose: string
  departmentId: number | null
}

/**
 * Mailboxes in which a second delivery of a letter is no letter of its own: those of the same purpose and, where each department has
 * its own request, of the same department. Mailboxes without a department count as one department.
 */
export function twinMailboxes(all: readonly PortalMailbox[], mailboxId: number, perDepartment: boolean): number[] {
  const mine = all.find(({ id }) => id === mailboxId)
  const shared = all.filter(
    ({ purpose, departmentId }) =>
      purpose === mine?.purpose && (!perDepartment || departmentId === (mine?.departmentId ?? null)),
  )
  return shared.map(({ id }) => id)
}
