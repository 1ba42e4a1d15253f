import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import { fieldsBesidePortal as besidePortal } from './beside-portal.ts'
import { saveFields, startApply, takeFromPortal } from './change-fields.ts'
import {
  adoptFieldsBody,
  applyFieldsBody,
  applyStarted,
  fieldsBesidePortal,
  fieldSet,
  fieldsFile,
  fieldsFileVersion,
  saveFieldsBody,
  storedFields,
  type StoredFields,
} from './contract.ts'
import type { FieldDeps } from './field-deps.ts'
import { readFields } from './field-store.ts'
import { readySet } from './rules/ready-set.ts'

export interface FieldRouteDeps extends Pick<Guards, 'requirePermission'>, FieldDeps {
  mayEdit(viewer: Viewer): Promise<boolean>
}

const tags = ['request fields']
const path = '/api/request-fields'

/** Own fields of requests: the kept set, the portal beside it, a file of it. */
export function requestFieldRoutes(server: HttpServer, deps: FieldRouteDeps) {
  const view = deps.requirePermission('settings.view')
  const edit = deps.requirePermission('settings.edit')
  const stored = { 200: storedFields, ...faultAnswers }
  server.get(path, { schema: { tags, response: stored }, preHandler: view }, ({ viewer }) => shown(deps, viewer))
  server.put(
    path,
    { schema: { tags, body: saveFieldsBody, response: stored }, preHandler: edit },
    async ({ viewer, body }) => {
      await saveFields(deps, viewer, body)
      return shown(deps, viewer)
    },
  )
  server.get(
    `${path}/portal`,
    { schema: { tags, response: { 200: fieldsBesidePortal, ...faultAnswers } }, preHandler: view },
    (request) => besidePortal(deps, request.viewer, langOf(request)),
  )
  server.post(
    `${path}/adopt`,
    { schema: { tags, body: adoptFieldsBody, response: stored }, preHandler: edit },
    async ({ viewer, body }) => {
      await takeFromPortal(deps, viewer, body)
      return shown(deps, viewer)
    },
  )
  server.post(
    `${path}/apply`,
    { schema: { tags, body: applyFieldsBody, response: { 200: applyStarted, ...faultAnswers } }, preHandler: edit },
    async ({ viewer, body }) => ({ taskId: await startApply(deps, viewer, body) }),
  )
  fileRoutes(server, deps)
}

function fileRoutes(server: HttpServer, deps: FieldRouteDeps) {
  const preHandler = deps.requirePermission('settings.view')
  server.get(
    `${path}/ready`,
    { schema: { tags, response: { 200: fieldSet, ...faultAnswers } }, preHandler },
    () => readySet,
  )
  server.get(
    `${path}/file`,
    { schema: { tags, response: { 200: fieldsFile, ...faultAnswers } }, preHandler },
    async ({ viewer }) => {
      const { set } = await readFields(deps.db.prisma, viewer.portalId)
      return {
        format: 'poryadok-fields',
        version: fieldsFileVersion,
        exportedAt: deps.clock.now().toISOString(),
        set,
      } as const
    },
  )
}

async function shown(deps: FieldRouteDeps, viewer: Viewer): Promise<StoredFields> {
  const { set, revision, changedBy, changedAt } = await readFields(deps.db.prisma, viewer.portalId)
  const names = await deps.namesOf(viewer.portalId)
  return {
    set,
    revision,
    changedBy: changedBy === null ? null : (names.get(changedBy) ?? `№ ${changedBy}`),
    changedAt: changedAt?.toISOString() ?? null,
    mayEdit: await deps.mayEdit(viewer),
  }
}
