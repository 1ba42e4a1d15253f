/** Tasks with their checklists, comments, time and results. */
export interface TaskTables {}

export function emptyTaskTables(): TaskTables {
  return {}
}
