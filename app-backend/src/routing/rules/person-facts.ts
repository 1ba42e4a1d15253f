/** What is known of a member when a request is to be given to somebody. */
export interface PersonFacts {
  userId: number
  /** False: dismissed. */
  active: boolean
  /** End of an absence that goes on now; null: present. */
  absentUntil: Date | null
  /** Has ended or not begun the working day, where the portal keeps time. */
  clockedOut: boolean
  withinHours: boolean
  /** Open requests of the person. */
  open: number
}
