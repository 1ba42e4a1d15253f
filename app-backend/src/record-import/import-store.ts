import { Prisma, type PrismaClient, type ImportRun as Row } from '@poryadok/prisma'
import {
  importMapping,
  importOptions,
  originKeys,
  type ImportMapping,
  type ImportOptions,
  type ImportRunView,
  type ImportState,
  type OriginKey,
} from './contract.ts'
import { type Certificate } from './certificate/contract.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportContent } from './rules/import-content.ts'

export type Tx = Prisma.TransactionClient

const runOf = ({ sizeBytes, originKey, mapping, options, certificate, ...row }: Row): ImportRun => ({
  ...row,
  sizeBytes: Number(sizeBytes),
  format: row.format as ImportRunView['format'],
  recognised: row.recognised as ImportRunView['recognised'],
  content: row.content as ImportContent,
  state: row.state as ImportState,
  originKey: originKeys.parse(originKey),
  mapping: importMapping.parse(mapping),
  options: importOptions.parse(options),
  certified: certificate !== null,
})

export type NewImportRun = Omit<ImportRun, 'id' | 'state' | 'taskId' | 'startedAt' | 'endedAt' | 'certified'>

export interface RunChange {
  state?: ImportState
  taskId?: string | null
  originKey?: OriginKey
  mapping?: ImportMapping
  options?: ImportOptions
  waiting?: { code: string; params: Record<string, string | number>; until: string } | null
  pacing?: object
  report?: object
  certificate?: Certificate | null
  startedAt?: Date
  endedAt?: Date
}

const shownRuns = 100

/** Runs of imports. */
export const createImportStore = (prisma: PrismaClient) => ({
  async create({ sizeBytes, portalId, ...run }: NewImportRun): Promise<ImportRun> {
    const data = { ...run, portalId, sizeBytes: BigInt(sizeBytes), state: 'mapping' }
    return runOf(await prisma.importRun.create({ data: data as Prisma.ImportRunUncheckedCreateInput }))
  },
  async find(portalId: string, id: string): Promise<ImportRun | null> {
    const row = await prisma.importRun.findFirst({ where: { portalId, id } })
    return row && runOf(row)
  },
  async list(portalId: string): Promise<ImportRun[]> {
    const rows = await prisma.importRun.findMany({
      where: { portalId },
      orderBy: { createdAt: 'desc' },
      take: shownRuns,
    })
    return rows.map(runOf)
  },
  /** Parts of a run that only their own screens read. */
  details: (portalId: string, id: string) =>
    prisma.importRun.findFirst({
      where: { portalId, id },
      select: { pacing: true, waiting: true, report: true, certificate: true },
    }),
  /** Changes a run that is in one of `from`; false when it is not. */
  async change(
    portalId: string,
    id: string,
    change: RunChange,
    from: readonly ImportState[] | null = null,
    tx: Tx | PrismaClient = prisma,
  ): Promise<boolean> {
    const { waiting, certificate, ...plain } = change
    const data = {
      ...plain,
      ...(waiting === undefined ? {} : { waiting: waiting ?? Prisma.DbNull }),
      ...(certificate === undefined ? {} : { certificate: certificate ?? Prisma.DbNull }),
    } as Prisma.ImportRunUncheckedUpdateManyInput
    const where = { portalId, id, ...(from === null ? {} : { state: { in: [...from] } }) }
    return (await tx.importRun.updateMany({ where, data })).count > 0
  },
})
export type ImportStore = ReturnType<typeof createImportStore>
