import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from '../../portal/index.ts'
import type { TemplateBody, TemplateList } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { unknownFields } from '../rules/template-fields.ts'
import { usualAcknowledgement } from './usual-acknowledgement.ts'

type Deps = Pick<CorrespondenceDeps, 'templates' | 'settings' | 'clock'>

/** All templates; the acknowledgement is the usual one, with id 0, until somebody writes another. */
export async function listTemplates({ templates, settings }: Deps, portalId: string): Promise<TemplateList> {
  const rows = await templates.list(portalId)
  const written = rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }))
  const usual = { ...usualAcknowledgement, id: 0, revision: 0, updatedAt: new Date(0).toISOString() }
  const { acknowledge } = await settings(portalId)
  return { templates: rows.some(({ kind }) => kind === 'acknowledgement') ? written : [usual, ...written], acknowledge }
}

/** Throws `template.unknown-field` with their names as they are written. */
function assertFields({ ru, en }: TemplateBody) {
  const names = [ru, en].flatMap(({ subject, text }) => [...unknownFields(subject), ...unknownFields(text)])
  if (names.length === 0) return
  const shown = [...new Set(names)].map((name) => `{{${name}}}`).join(', ')
  throw new AppError('template.unknown-field', { params: { names: shown.slice(0, 300) } })
}

/** The same template twice is one. Throws `template.taken`, `template.unknown-field`. */
export async function addTemplate(deps: Deps, viewer: Viewer, body: TemplateBody): Promise<TemplateList> {
  assertFields(body)
  const by = { userId: viewer.userId, at: deps.clock.now() }
  const id = await deps.templates.add(viewer.portalId, body, by)
  const list = await listTemplates(deps, viewer.portalId)
  const same = list.templates.some((one) => one.id > 0 && isDeepStrictEqual(bodyOf(one), bodyOf(body)))
  if (id === null && !same) throw new AppError('template.taken', { params: { name: body.name } })
  return list
}

const bodyOf = ({ kind, name, ru, en }: TemplateBody) => ({ kind, name, ru: { ...ru }, en: { ...en } })

/** Throws `template.taken`, `template.changed`, `template.unknown-field`. */
export async function saveTemplate(
  deps: Deps,
  viewer: Viewer,
  id: number,
  { revision, ...body }: TemplateBody & { revision: number },
): Promise<TemplateList> {
  if (id === 0) return addTemplate(deps, viewer, body)
  assertFields(body)
  const by = { userId: viewer.userId, at: deps.clock.now() }
  const saved = await deps.templates.save(viewer.portalId, id, { body, revision }, by)
  if (saved === 'taken') throw new AppError('template.taken', { params: { name: body.name } })
  if (saved === 'changed') throw new AppError('template.changed')
  return listTemplates(deps, viewer.portalId)
}

/** Throws `template.not-found`. */
export async function dropTemplate(deps: Deps, viewer: Viewer, id: number): Promise<TemplateList> {
  if (!(await deps.templates.drop(viewer.portalId, id))) throw new AppError('template.not-found')
  return listTemplates(deps, viewer.portalId)
}
