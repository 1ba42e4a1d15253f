/** The conversation of a request that a letter belongs to: the client's, or that of one external task. */
export type ThreadTarget =
  | { portalId: string; requestId: number; thread: 'client' }
  | { portalId: string; requestId: number; thread: 'task'; taskId: number }

/** A conversation as tables keep it; `taskId` is null for the client's. */
export interface ThreadPlace {
  requestId: number
  taskId: number | null
}

export const placeOf = (target: ThreadTarget): ThreadPlace => ({
  requestId: target.requestId,
  taskId: target.thread === 'task' ? target.taskId : null,
})
