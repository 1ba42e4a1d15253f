import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'

/** Opens the request of a letter in the portal's slider. */
export function RequestLink({ id, path }: { id: number; path: string }) {
  const words = useWording()
  return (
    <CardLink id={id} path={path} className="text-13 whitespace-nowrap">
      {words.requestNumber(id)}
    </CardLink>
  )
}
