import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { askForStatus } from './ask-for-status.ts'
import { changeMany } from './change-many.ts'
import { changeStatus } from './change-status.ts'
import * as contract from './contract.ts'
import { listCompanies } from './list-companies.ts'
import { readStatusOfCompany } from './read-company.ts'
import { changeDirectory, readStatuses } from './save-directory.ts'
import { showInCard } from './show-in-card.ts'
import type { StatusDeps } from './status-deps.ts'

const tags = ['companies']
const params = z.object({ id: z.coerce.number().int().positive() })
const nothing = z.object({})
const path = '/api/company-status'

/** Statuses of companies. Whether a person may change one company's status is decided in each use case, for that company. */
export function companyStatusRoutes(server: HttpServer, deps: Guards & StatusDeps): void {
  directoryRoutes(server, deps)
  companyRoutes(server, deps)
}

function directoryRoutes(server: HttpServer, deps: Guards & StatusDeps): void {
  const response = { 200: contract.statusDirectory, ...faultAnswers }
  server.get(`${path}/statuses`, { schema: { tags, response }, preHandler: deps.requireViewer }, ({ viewer }) =>
    readStatuses(deps, viewer),
  )
  server.put(
    `${path}/statuses`,
    { schema: { tags, body: contract.directoryBody, response }, preHandler: deps.requireAdmin },
    ({ viewer, body }) => changeDirectory(deps, viewer, body),
  )
  server.post(
    `${path}/card`,
    { schema: { tags, response: { 200: nothing, ...faultAnswers } }, preHandler: deps.requireAdmin },
    async ({ viewer }) => {
      await showInCard(deps, viewer)
      return {}
    },
  )
}

function companyRoutes(server: HttpServer, deps: Guards & StatusDeps): void {
  const preHandler = deps.requireViewer
  const { companyQuery, companyPage, statusOfCompany, changeBody, askBody, asked, bulkBody, bulkAnswer } = contract
  server.get(
    `${path}/companies`,
    { schema: { tags, querystring: companyQuery, response: { 200: companyPage, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => listCompanies(deps, viewer, query),
  )
  server.get(
    `${path}/companies/:id`,
    { schema: { tags, params, response: { 200: statusOfCompany, ...faultAnswers } }, preHandler },
    ({ viewer, params: { id } }) => readStatusOfCompany(deps, viewer, id),
  )
  server.post(
    `${path}/companies/:id`,
    { schema: { tags, params, body: changeBody, response: { 200: statusOfCompany, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id }, body }) => {
      await changeStatus(deps, viewer, id, body)
      return readStatusOfCompany(deps, viewer, id)
    },
  )
  server.post(
    `${path}/companies/:id/ask`,
    { schema: { tags, params, body: askBody, response: { 200: asked, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id }, body }) => ({ people: await askForStatus(deps, viewer, id, body) }),
  )
  server.post(
    `${path}/bulk`,
    { schema: { tags, body: bulkBody, response: { 200: bulkAnswer, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => changeMany(deps, viewer, body),
  )
}
