/** What a run of the journeys may choose. */
export interface JourneyOptions {
  /** CRM type that plays the request: 1 = lead. */
  entityTypeId: number
}
