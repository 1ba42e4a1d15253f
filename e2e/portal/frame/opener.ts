import type { FastifyRequest } from 'fastify'

/**
 * Path and query of the page that led here, which becomes the `URI` of PLACEMENT_OPTIONS; '' when the browser names
 * none or a page of another site. Bitrix24 docs: api-reference/widgets/_includes/widget_data.
 */
export function openerOf(request: FastifyRequest): string {
  const from = URL.parse(request.headers.referer ?? '')
  return from !== null && from.host === request.host ? from.pathname + from.search : ''
}
