export interface SentFacts {
  id: number
  to: readonly string[]
  cc: readonly string[]
  at: Date
}

export interface BounceFacts {
  address: string
  detail: string
  at: Date
}

/**
 * Which of our letters came back: a bounce speaks of the last one that went to its address before it. Answers the server's words by
 * the letter's number.
 */
export function bouncedLetters(
  sent: readonly SentFacts[],
  bounces: readonly BounceFacts[],
): Map<number, { address: string; detail: string }> {
  const found = new Map<number, { address: string; detail: string }>()
  for (const { address, detail, at } of bounces) {
    const key = address.toLowerCase()
    const before = sent.filter((one) => one.at <= at && [...one.to, ...one.cc].some((to) => to.toLowerCase() === key))
    const last = before.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1)
    if (last) found.set(last.id, { address, detail })
  }
  return found
}
