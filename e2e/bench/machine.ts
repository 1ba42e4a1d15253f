import { cpus, loadavg, totalmem } from 'node:os'

/** The machine in one line, with its load: figures of a busy machine are not those of an idle one. */
export function machine(): string {
  const cores = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const [load = 0] = loadavg()
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, ${memory} GB, load ${load.toFixed(1)}, Node ${process.versions.node}`
}
