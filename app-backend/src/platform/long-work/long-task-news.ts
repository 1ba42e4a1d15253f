import type { LongTask } from './long-task.ts'

export const liveTopic = 'long-work'

/** A task as it travels to the open screens of all processes. */
export const taskNews = (task: LongTask): { task: LongTask } => ({ task })

/** Reads the news back; null after an outage. */
export const newsOf = (news: unknown): LongTask | null => (news === null ? null : (news as { task: LongTask }).task)
