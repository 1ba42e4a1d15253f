const colors = ['bg-person-1', 'bg-person-2', 'bg-person-3', 'bg-person-4', 'bg-person-5', 'bg-person-6']
const sizes = { lg: 'size-[38px] text-14', md: 'size-[26px] text-[10.5px]', sm: 'size-5 text-[8.5px]' }

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

interface AvatarProps {
  name: string
  size?: keyof typeof sizes
  /** Address of the person's picture; the initials stand behind it until it has come. */
  photo?: string | undefined
}

/** A person's face or initials in a circle; the name always stands beside it or in the title. */
export function Avatar({ name, size = 'md', photo }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={`relative inline-grid shrink-0 place-items-center overflow-hidden rounded-full font-semibold text-white ${sizes[size]} ${colorOf(name)}`}
    >
      {initials(name)}
      {photo && <img src={photo} alt="" loading="lazy" className="absolute inset-0 size-full object-cover" />}
    </span>
  )
}
