/** What a run of the journeys may choose. */
export interface JourneyOptions {
  /** CRM type that plays the request: 1 = lead. */
  entityTypeId: number
  /** Further settings of the product's process. */
  productEnv: Record<string, string>
  /** What the portal holds at the start: 'large' is three years of 300 000 requests. */
  seed: 'small' | 'large'
  /** Rights that the app is granted beyond its usual ones. */
  moreScopes: readonly string[]
}
