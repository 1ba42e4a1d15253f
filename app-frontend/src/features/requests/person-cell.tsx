import { Avatar } from '../../ui/avatar.tsx'

/** narrow: the face alone, with the name for a screen reader and on hover. */
export function PersonCell({ name, narrow = false }: { name: string; narrow?: boolean }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={name}>
      <Avatar name={name} />
      {narrow ? (
        <span className="sr-only">{name}</span>
      ) : (
        <span className="line-clamp-2 min-w-0 leading-tight">{name}</span>
      )}
    </span>
  )
}
