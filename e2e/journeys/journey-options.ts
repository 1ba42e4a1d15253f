/** What a run of the journeys may choose. */
export interface JourneyOptions {
  /** CRM type that plays the request: 1 = lead. */
  entityTypeId: number
  /** Further settings of the product's process. */
  productEnv: Record<string, string>
  /** Rights that the app is granted beyond its usual ones. */
  moreScopes: readonly string[]
}
