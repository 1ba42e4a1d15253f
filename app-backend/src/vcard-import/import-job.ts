import type { NewJob } from '../platform/jobs/job.ts'

export const importQueue = 'vcard-import'

/** Imports of one portal go one after another: the same card in two letters is one contact. */
export const importJob = (portalId: string, importId: number): NewJob => ({
  portalId,
  queue: importQueue,
  key: importQueue,
  once: String(importId),
  payload: { importId },
})
