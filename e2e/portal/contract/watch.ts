import type { Answer, Call } from '../wire/call.ts'
import { compileParams, type ParamsCheck } from './check-params.ts'
import { compileShape, type ShapeCheck } from './check-shape.ts'
import { deviationOf } from './deviations.ts'
import type { Fault, Report } from './fault.ts'
import { readTable, type ContractTable } from './read-table.ts'
import { familyOf } from './row.ts'

/** Compares every successful call of a portal with the committed table. */
export interface ContractWatch {
  /** To be called after a method succeeded, with values as they were and as they go out. `v3:` stands before names of REST 3.0. */
  see(call: Pick<Call, 'method' | 'params'>, answer: Answer): void
  /** Differences that nothing explains, each once. */
  faults(): Fault[]
  /** Keys of explained differences that occurred. */
  deviations(): string[]
  /** Methods that succeeded at least once. */
  succeeded(): string[]
  clear(): void
}

interface Checks {
  params: ParamsCheck
  result: ShapeCheck | null
}

/** The table is read once a process, when the first portal is watched; a method is compiled at its first call. */
const compiled = new Map<string, Checks | null>()
let table: ContractTable | undefined

function checksOf(method: string): Checks | null {
  const known = compiled.get(method)
  if (known !== undefined) return known
  table ??= readTable()
  const row = table.rows.get(method)
  const names = table.vocabulary.get(familyOf(method)) ?? new Map<string, string>()
  const checks = row
    ? { params: compileParams(row, names), result: row.result === undefined ? null : compileShape(row.result, names) }
    : null
  compiled.set(method, checks)
  return checks
}

export function watchContract(): ContractWatch {
  const faults = new Map<string, Fault>()
  const deviations = new Set<string>()
  const succeeded = new Set<string>()
  return {
    see(call, answer) {
      const method = call.method.toLowerCase()
      succeeded.add(method)
      const checks = checksOf(method)
      const report: Report = (path, expected, got) => {
        const explained = deviationOf(method, path)
        if (explained) deviations.add(explained)
        else faults.set(`${method} ${path}`, { method, path, expected, got })
      }
      if (!checks) return report('method', 'a row in the table', 'none')
      checks.params(call.params, report)
      checks.result?.(answer.result, 'result', report)
    },
    faults: () => [...faults.values()],
    deviations: () => [...deviations].sort(),
    succeeded: () => [...succeeded].sort(),
    clear() {
      faults.clear()
      deviations.clear()
      succeeded.clear()
    },
  }
}
