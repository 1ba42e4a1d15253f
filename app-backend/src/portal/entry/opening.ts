import { z } from 'zod'
import type { Boot } from '../contract.ts'

const text = (max: number) => z.string().max(max).optional().catch(undefined)

/** What the portal's form carries when it opens a page. All of it is unproven input. Bitrix24 docs: api-reference/widgets/index */
export const openingForm = z.object({
  AUTH_ID: text(2048),
  REFRESH_ID: text(2048),
  SERVER_ENDPOINT: text(300),
  APPLICATION_TOKEN: text(200),
  member_id: text(64),
  PLACEMENT: text(100),
  PLACEMENT_OPTIONS: text(10_000),
})
export type OpeningForm = z.infer<typeof openingForm>
export const openingQuery = z.object({ LANG: text(10), DOMAIN: text(300) })
export type OpeningQuery = z.infer<typeof openingQuery>

/** Id of the card whose tab is open; null when the options carry none. */
export function cardId(placementOptions: string | undefined, name = 'ID'): number | null {
  try {
    const options = z.record(z.string(), z.unknown()).safeParse(JSON.parse(placementOptions ?? ''))
    const id = z.coerce.number().int().positive().safeParse(options.data?.[name])
    return id.success ? id.data : null
  } catch {
    return null
  }
}

const target = z.object({
  section: z.string().regex(/^[a-z-]{1,40}$/),
  item: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .optional(),
})

/** What our own link asks the app's page to open first. Bitrix24 docs: sdk/bx24-js-sdk/additional-functions/bx24-open-application */
export function openingTarget(placementOptions: string | undefined): Pick<Boot, 'target'> {
  try {
    const asked = target.safeParse(JSON.parse(placementOptions ?? ''))
    return asked.success ? { target: asked.data } : {}
  } catch {
    return {}
  }
}

/** The screens speak Russian in Russian-speaking portals, English elsewhere. */
export const langOfPortal = (lang: string | undefined): 'ru' | 'en' =>
  lang === undefined || ['ru', 'by', 'kz', 'ua', 'uz'].includes(lang.toLowerCase()) ? 'ru' : 'en'
