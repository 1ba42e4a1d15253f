import type { TaskFacts } from './rules/task-facts.ts'

/** A task of the portal with a performer outside. */
export const aTask = (changes: Partial<TaskFacts> = {}): TaskFacts => ({
  id: 12,
  title: 'Проверить щит',
  description: 'Заречная, 5',
  deadline: null,
  closed: false,
  createdBy: 1,
  responsibleId: 1,
  external: true,
  contactId: 9,
  address: null,
  createdAt: null,
  attachments: [],
  ours: false,
  boundContacts: [9],
  boundRecords: [{ entityTypeId: 1, entityId: 26 }],
  ...changes,
})
