import type { Boot } from '@poryadok/app-backend/portal/contract'

/**
 * Boot data that the backend put into the page. Types come from the contract alone: the same server wrote the data a
 * moment ago, and the schema library would be a tenth of the page. Null when the page was opened past the backend.
 */
export function readBoot(from: Document = document): Boot | null {
  const text = from.getElementById('boot')?.textContent
  return text ? (JSON.parse(text) as Boot) : null
}
