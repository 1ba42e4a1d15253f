/** Robots, workflow activities and types of user fields that applications brought. */
export interface RobotTables {}

export function emptyRobotTables(): RobotTables {
  return {}
}
