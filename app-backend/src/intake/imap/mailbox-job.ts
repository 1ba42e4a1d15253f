export const mailboxQueue = 'intake.mailbox'

/** The job by which a mailbox is read; asked for again while it waits, it comes at once. */
export const mailboxJob = (portalId: string, mailboxId: number) => ({
  portalId,
  queue: mailboxQueue,
  key: `mailbox:${mailboxId}`,
  once: `mailbox:${mailboxId}`,
  payload: { mailboxId },
})
