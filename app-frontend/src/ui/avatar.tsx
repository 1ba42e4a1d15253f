const colors = ['bg-person-1', 'bg-person-2', 'bg-person-3', 'bg-person-4', 'bg-person-5', 'bg-person-6']
const sizes = { md: 'size-[26px] text-[10.5px]', sm: 'size-5 text-[8.5px]' }

/** First letters of the first two words; one letter for one word. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? '')
    .join('')
}

const colorOf = (seed: string): string => {
  const hash = Array.from(seed).reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  return colors[hash % colors.length] ?? 'bg-person-1'
}

/** A person's initials in a circle; the name always stands beside it or in the title. */
export function Avatar({ name, size = 'md' }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-grid shrink-0 place-items-center rounded-full font-semibold text-white ${sizes[size]} ${colorOf(name)}`}
    >
      {initials(name)}
    </span>
  )
}
