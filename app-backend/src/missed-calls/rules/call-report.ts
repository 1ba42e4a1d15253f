/** A missed call as the report counts it. */
export interface CountedCall {
  name: string
  calls: number
  unresolved: boolean
  lastCallAt: Date
  calledBackAt: Date | null
}

export interface ReportRow {
  name: string
  calls: number
  leads: number
  unresolved: number
  calledBack: number
  callBackMinutes: number | null
}

/** One row a name, the most missed first. The time to a call back is the median in minutes, to one decimal. */
export function callReport(calls: readonly CountedCall[]): ReportRow[] {
  const groups = Map.groupBy(calls, ({ name }) => name)
  const rows = [...groups].map(([name, all]): ReportRow => {
    const waits = all.flatMap(({ lastCallAt, calledBackAt }) =>
      calledBackAt ? [(calledBackAt.getTime() - lastCallAt.getTime()) / 60_000] : [],
    )
    return {
      name,
      calls: all.reduce((sum, one) => sum + one.calls, 0),
      leads: all.length,
      unresolved: all.filter((one) => one.unresolved).length,
      calledBack: waits.length,
      callBackMinutes: median(waits),
    }
  })
  return rows.toSorted((a, b) => b.calls - a.calls || a.name.localeCompare(b.name))
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return low === undefined || high === undefined ? null : Math.round(((low + high) / 2) * 10) / 10
}
