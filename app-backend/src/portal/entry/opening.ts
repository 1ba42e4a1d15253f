import { z } from 'zod'

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
export function cardId(placementOptions: string | undefined): number | null {
  try {
    const options = z.object({ ID: z.coerce.number().int().positive() }).safeParse(JSON.parse(placementOptions ?? ''))
    return options.success ? options.data.ID : null
  } catch {
    return null
  }
}

/** The screens speak Russian in Russian-speaking portals, English elsewhere. */
export const langOfPortal = (lang: string | undefined): 'ru' | 'en' =>
  lang === undefined || ['ru', 'by', 'kz', 'ua', 'uz'].includes(lang.toLowerCase()) ? 'ru' : 'en'
