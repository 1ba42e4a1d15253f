import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { changeSettings, checkedValues, sliceNamed, type ChangeDeps } from './change-settings.ts'
import {
  allSettings,
  applyFileBody,
  fileApplied,
  filePreview,
  historyQuery,
  previewFileBody,
  resetSettingsBody,
  saveSettingsBody,
  settingsHistory,
  sliceSettings,
} from './contract.ts'
import { valuesOf } from './setting-fields.ts'
import { applyFile, exportSettings, previewFile, settingsFile } from './settings-file.ts'
import { readHistory, readAll } from './settings-store.ts'
import { changeView, historyView, sliceView } from './settings-view.ts'

export interface SettingsRouteDeps extends ChangeDeps, Pick<Guards, 'requirePermission'> {
  /** People of the portal, from its stored directory. */
  peopleOf(portalId: string): Promise<{ id: number; name: string; active: boolean }[]>
}

const tags = ['settings']
const sliceParams = z.object({ slice: z.string().max(60) })
const historyPage = 20

/** Settings of the slices: forms, history, one file of all. */
export function settingsRoutes(server: HttpServer, deps: SettingsRouteDeps) {
  formRoutes(server, deps)
  fileRoutes(server, deps)
}

const namesOf = async (deps: SettingsRouteDeps, portalId: string) =>
  new Map((await deps.peopleOf(portalId)).map(({ id, name }) => [id, name]))

function formRoutes(server: HttpServer, deps: SettingsRouteDeps) {
  const may = { view: deps.requirePermission('settings.view'), edit: deps.requirePermission('settings.edit') }
  const one = { 200: sliceSettings, ...faultAnswers }
  const shown = async (portalId: string, name: string, lang: 'ru' | 'en') => {
    const rows = await readAll(deps.db.prisma, portalId)
    return sliceView(sliceNamed(deps.slices, name), rows.get(name), await namesOf(deps, portalId), lang)
  }

  server.get(
    '/api/settings',
    { schema: { tags, response: { 200: allSettings, ...faultAnswers } }, preHandler: may.view },
    async (request) => {
      const { portalId } = request.viewer
      const [rows, people] = [await readAll(deps.db.prisma, portalId), await deps.peopleOf(portalId)]
      const names = new Map(people.map(({ id, name }) => [id, name]))
      return {
        slices: deps.slices.map((slice) => sliceView(slice, rows.get(slice.name), names, langOf(request))),
        people: people.filter((person) => person.active).map(({ id, name }) => ({ id, name })),
      }
    },
  )

  server.put(
    '/api/settings/:slice',
    { schema: { tags, params: sliceParams, body: saveSettingsBody, response: one }, preHandler: may.edit },
    async (request) => {
      const { viewer, body } = request
      const slice = sliceNamed(deps.slices, request.params.slice)
      const after = { enabled: body.enabled, values: checkedValues(slice, body.values) }
      const wanted = [{ slice, revision: body.revision, after }]
      await changeSettings(deps, { ...viewer, action: 'settings.changed', wanted })
      return shown(viewer.portalId, slice.name, langOf(request))
    },
  )

  server.post(
    '/api/settings/:slice/reset',
    { schema: { tags, params: sliceParams, body: resetSettingsBody, response: one }, preHandler: may.edit },
    async (request) => {
      const { viewer, body } = request
      const slice = sliceNamed(deps.slices, request.params.slice)
      const after = { enabled: true, values: valuesOf(slice.settings, {}) }
      const wanted = [{ slice, revision: body.revision, after }]
      await changeSettings(deps, { ...viewer, action: 'settings.reset', wanted })
      return shown(viewer.portalId, slice.name, langOf(request))
    },
  )

  server.get(
    '/api/settings/:slice/history',
    {
      schema: {
        tags,
        params: sliceParams,
        querystring: historyQuery,
        response: { 200: settingsHistory, ...faultAnswers },
      },
      preHandler: may.view,
    },
    async (request) => {
      const { portalId } = request.viewer
      const slice = sliceNamed(deps.slices, request.params.slice)
      const rows = await readHistory(
        deps.db.prisma,
        portalId,
        slice.name,
        request.query.before ?? null,
        historyPage + 1,
      )
      return historyView(slice, rows, historyPage, await namesOf(deps, portalId), langOf(request))
    },
  )
}

function fileRoutes(server: HttpServer, deps: SettingsRouteDeps) {
  const preHandler = deps.requirePermission('settings.edit')

  server.get(
    '/api/settings-file',
    { schema: { tags, response: { 200: settingsFile, ...faultAnswers } }, preHandler },
    async ({ viewer }, reply) => {
      reply.header('content-disposition', 'attachment; filename="poryadok-settings.json"')
      return exportSettings(deps, viewer.portalId, deps.clock.now())
    },
  )

  server.post(
    '/api/settings-file/preview',
    { schema: { tags, body: previewFileBody, response: { 200: filePreview, ...faultAnswers } }, preHandler },
    async (request) => {
      const lang = langOf(request)
      const { changes, ...rest } = await previewFile(deps, request.viewer.portalId, request.body.file)
      const shown = changes.map(({ slice, change }) => ({
        slice: slice.name,
        sliceTitle: slice.title[lang],
        ...changeView(change, lang),
      }))
      return { changes: shown, ...rest }
    },
  )

  server.post(
    '/api/settings-file',
    { schema: { tags, body: applyFileBody, response: { 200: fileApplied, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => ({ changed: await applyFile(deps, viewer, body.file, body.basis) }),
  )
}
