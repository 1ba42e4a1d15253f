/** Who holds a line from a moment on. */
export interface LineHolder {
  userId: number
  /** Gets the leads while the person is away for good. */
  substituteId: number | null
  from: Date
  /** Who said so, and when. */
  by: number
  at: Date
}

/** A line as the rules see it. */
export interface PhoneLineFacts {
  id: string
  label: string
  number: string
  active: boolean
  /** See line-key. */
  keys: readonly string[]
  holders: readonly LineHolder[]
}

/** Who holds the line at that moment: a call of yesterday belongs to whoever had the line yesterday. Null: nobody yet. */
export const holderAt = ({ holders }: Pick<PhoneLineFacts, 'holders'>, at: Date): LineHolder | null =>
  holders
    .filter(({ from }) => from <= at)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime() || a.at.getTime() - b.at.getTime())
    .at(-1) ?? null
