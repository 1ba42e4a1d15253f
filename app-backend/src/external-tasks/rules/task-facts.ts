/** What of a task of the portal decides about its performer. */
export interface TaskFacts {
  id: number
  title: string
  /** Plain text. */
  description: string
  deadline: Date | null
  closed: boolean
  createdBy: number
  responsibleId: number
  /** «Внешняя задача» is ticked. */
  external: boolean
  /** Contact in «Внешний исполнитель». */
  contactId: number | null
  /** The address that the field names beside the contact, lower case. */
  address: string | null
  createdAt: Date | null
  /** Numbers of the files that hang on the task. */
  attachments: readonly number[]
  /** Made by our own form. */
  ours: boolean
  /** All that it is bound to, as the portal spells it: `L_4`, `C_9`. */
  bindings: readonly string[]
  boundContacts: readonly number[]
  /** Records that may be the request: leads, items of smart processes. */
  boundRecords: readonly { entityTypeId: number; entityId: number }[]
}

/** What the performer knows of the task, as the last letter said it. */
export interface Told {
  title: string
  description: string
  /** ISO instant. */
  deadline: string | null
}

export type TaskState = 'stuck' | 'open' | 'closed' | 'withdrawn'

export const toldOf = ({
  title,
  description,
  deadline,
}: Pick<TaskFacts, 'title' | 'description' | 'deadline'>): Told => ({
  title,
  description,
  deadline: deadline?.toISOString() ?? null,
})
