import type { Told } from './task-facts.ts'

export type ToldField = keyof Told

const fields: readonly ToldField[] = ['title', 'description', 'deadline']

/** What of the task is another than the performer knows. */
export const whatChanged = (told: Told, now: Told): ToldField[] => fields.filter((field) => told[field] !== now[field])
