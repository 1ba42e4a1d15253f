/** A row of ids of the request that letters leave. */
export interface RefFact {
  id: number
  idHash: string
  /** The letter that bears or names the id; null for one that we sent. */
  letterId: number | null
  /** The letter bears the id, or we sent it; otherwise it only names it. */
  own: boolean
  sent: boolean
  /** Of a thread with a performer: it stays with its task. */
  taskId: number | null
  seenAt: Date
}

/**
 * Rows that go along with letters: later replies follow them. An id goes with the letter that bears it, whoever else names it. An
 * id that a leaving letter only names goes when nothing that stays bears or names it: a reply to what stays must stay.
 * @param sentSince letters of ours sent from then on go too; null: none of them
 */
export function movedRefs(
  refs: readonly RefFact[],
  { letterIds, sentSince }: { letterIds: ReadonlySet<number>; sentSince: Date | null },
): number[] {
  const goes = ({ letterId, sent, seenAt, taskId }: RefFact) =>
    letterId === null ? sent && taskId === null && sentSince !== null && seenAt >= sentSince : letterIds.has(letterId)
  const borne = new Set(refs.filter((ref) => ref.own && goes(ref)).map(({ idHash }) => idHash))
  const staying = new Set(refs.filter((ref) => !goes(ref)).map(({ idHash }) => idHash))
  return refs.filter((ref) => borne.has(ref.idHash) || (goes(ref) && !staying.has(ref.idHash))).map(({ id }) => id)
}
