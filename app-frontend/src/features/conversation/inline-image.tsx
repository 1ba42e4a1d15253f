import type { LetterKey } from '@poryadok/app-backend/correspondence/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { filePath } from './file-chip.tsx'

interface InlineImageProps {
  requestId: number
  letter: LetterKey
  index: number
  alt: string
}

/** A picture that came inside the letter, out of the stored letter. */
export function InlineImage({ requestId, letter, index, alt }: InlineImageProps) {
  const { api } = useServices()
  const { data, isPending } = useQuery({
    queryKey: ['letter-image', letter.kind, letter.id, index],
    queryFn: async () => dataUrl(await api.file(filePath(requestId, letter, index))),
    staleTime: Infinity,
  })
  if (isPending) return <Skeleton className="inline-block h-24 w-40" />
  return data ? <img src={data} alt={alt} className="inline-block max-h-[480px] max-w-full" /> : <span>{alt}</span>
}

/** SVG may hold scripts and is shown by nobody's mail program. */
const shown = /^image\/(png|jpe?g|gif|webp|bmp|avif)$/i

async function dataUrl(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = shown.test(file.type) ? file.type : typeOf(bytes)
  if (type === null) return ''
  const reader = new FileReader()
  return new Promise((resolve) => {
    // A picture that can't be read shows its words instead.
    reader.addEventListener('loadend', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.readAsDataURL(new Blob([bytes], { type }))
  })
}

/** Downloads carry no type that a browser would run: the picture's own first bytes tell. */
function typeOf(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (head.startsWith('89504e47')) return 'image/png'
  if (head.startsWith('ffd8ff')) return 'image/jpeg'
  if (head.startsWith('47494638')) return 'image/gif'
  if (head.startsWith('424d')) return 'image/bmp'
  return head === '52494646' ? 'image/webp' : null
}
