/** Longer words are cut: a task's description takes 20 000 characters. */
const longest = 4_000

/** Words of a letter as a quotation under its head, each line marked. */
export function quoteOf(head: string, words: string): string {
  const text = words.trim().slice(0, longest)
  return [head, ...text.split(/\r?\n/).map((line) => `> ${line}`.trimEnd())].join('\n')
}
