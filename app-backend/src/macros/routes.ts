import { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database, Transaction } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import { macroBody, macroList, saveMacroBody, type MacroList } from './contract.ts'
import { addMacro, changeMacro, dropMacro, readMacros } from './macro-store.ts'

export interface MacroRouteDeps extends Pick<Guards, 'requirePermission'> {
  db: Database
  clock: Clock
  mayEdit(viewer: Viewer): Promise<boolean>
}

const tags = ['macros']
const params = z.object({ id: z.uuid() })

/** Macros: several actions at a request in one click. The form of the request does them, by the person's own right. */
export function macroRoutes(server: HttpServer, deps: MacroRouteDeps) {
  const response = { 200: macroList, ...faultAnswers }
  const [read, edit] = [deps.requirePermission('requests.read'), deps.requirePermission('settings.edit')]
  server.get('/api/macros', { schema: { tags, response }, preHandler: read }, ({ viewer }) => shown(deps, viewer))
  server.post('/api/macros', { schema: { tags, body: macroBody, response }, preHandler: edit }, ({ viewer, body }) =>
    change(deps, viewer, (tx, by) => addMacro(tx, viewer.portalId, body, by)),
  )
  server.put(
    '/api/macros/:id',
    { schema: { tags, params, body: saveMacroBody, response }, preHandler: edit },
    ({ viewer, params: { id }, body: { revision, ...body } }) =>
      change(deps, viewer, async (tx, by) => {
        const kept = await changeMacro(tx, { portalId: viewer.portalId, id, revision }, body, by)
        if (!kept) throw new AppError('settings.conflict')
      }),
  )
  server.delete(
    '/api/macros/:id',
    { schema: { tags, params, response }, preHandler: edit },
    ({ viewer, params: { id } }) => change(deps, viewer, (tx) => dropMacro(tx, viewer.portalId, id)),
  )
}

async function shown({ db, mayEdit }: MacroRouteDeps, viewer: Viewer): Promise<MacroList> {
  return { macros: await readMacros(db.prisma, viewer.portalId), mayEdit: await mayEdit(viewer) }
}

/** Changes the macros and leaves a line of the trail, both or neither. */
async function change(
  deps: MacroRouteDeps,
  viewer: Viewer,
  work: (tx: Transaction, by: { userId: number; now: Date }) => Promise<void>,
): Promise<MacroList> {
  const { portalId, userId } = viewer
  const now = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    await work(tx, { userId, now })
    const actor = { kind: 'person', id: String(userId) } as const
    await recordAudit(tx, { portalId, at: now, actor, action: 'macros.changed' })
  })
  return shown(deps, viewer)
}
