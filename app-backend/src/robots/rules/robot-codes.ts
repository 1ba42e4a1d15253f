/** Codes of our robots in the portal. */
export const robotCodes = {
  category: 'poryadok_category',
  person: 'poryadok_assign',
  deadline: 'poryadok_deadline',
  manager: 'missed_call_manager',
} as const

export type RobotTask = keyof typeof robotCodes

/** Which robot a code is; null: none of ours. */
export const taskOf = (code: string): RobotTask | null =>
  (Object.keys(robotCodes) as RobotTask[]).find((task) => robotCodes[task] === code) ?? null
