import type { Lang } from '../platform/errors/error-sentence.ts'
import type { PortalClient, Viewer } from '../portal/index.ts'
import { exportWords } from './export-words.ts'
import { readTypes } from './reading/read-types.ts'

/** What the records of a type are called: in our words, or as the portal calls its smart process. */
export async function typeTitle(
  { portal }: { portal: PortalClient },
  viewer: Viewer,
  entityTypeId: number,
  language: Lang,
): Promise<string> {
  const titles: Readonly<Record<number, string>> = exportWords[language].types
  const processes = titles[entityTypeId] ? [] : await readTypes(portal, viewer)
  return titles[entityTypeId] ?? processes.find(({ id }) => id === entityTypeId)?.title ?? `№ ${entityTypeId}`
}
