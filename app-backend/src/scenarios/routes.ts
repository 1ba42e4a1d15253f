import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { actorOf, type Guards, type Tenant, type Viewer } from '../portal/index.ts'
import { readFields } from '../request-fields/index.ts'
import { formQuery, formSaved, requestForm, saveFormBody, type RequestForm } from './contract.ts'
import { stageFact } from './rules/scenario.ts'
import { readForm } from './read-form.ts'
import { saveForm, scenariosAtWork } from './save-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

export interface ScenarioRouteDeps extends ScenarioDeps, Pick<Guards, 'requirePermission'> {}

const tags = ['request form']
const params = z.object({ id: z.coerce.number().int().positive() })

/** The form of a request: its fields, values and scenarios, and what a person filled in. */
export function scenarioRoutes(server: HttpServer, deps: ScenarioRouteDeps) {
  server.get(
    '/api/request-form',
    {
      schema: { tags, querystring: formQuery, response: { 200: requestForm, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.read'),
    },
    (request) => shown(deps, request.viewer, request.query.id ?? null, langOf(request)),
  )
  server.put(
    '/api/requests/:id/form',
    {
      schema: { tags, params, body: saveFormBody, response: { 200: formSaved, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.change'),
    },
    ({ viewer, params: { id }, body }) => saveForm(deps, viewer, id, body),
  )
}

const newStage = async (deps: ScenarioDeps, tenant: Tenant) => [(await deps.firstStage(tenant)) ?? '']

async function shown(
  deps: ScenarioRouteDeps,
  viewer: Viewer,
  entityId: number | null,
  lang: 'ru' | 'en',
): Promise<RequestForm> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const form = await readForm(deps, actorOf(viewer), tenant, entityId)
  const { set } = await readFields(deps.db.prisma, tenant.id)
  return {
    sections: set.sections.map(({ id, title }) => ({ id, title: title[lang] })),
    fields: form.fields.map(({ ours, there }) => ({
      code: ours.code,
      type: there.type,
      label: ours.label[lang],
      section: ours.section,
      multiple: there.multiple,
      options: there.options.map(({ id, xmlId, value }) => ({ id: String(id), mark: xmlId, label: value })),
    })),
    values: entityId === null ? { ...form.values, [stageFact]: await newStage(deps, tenant) } : form.values,
    scenarios: await scenariosAtWork(deps, tenant.id),
  }
}
