import { useLingui } from '@lingui/react/macro'
import { FileUp } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Text } from 'react-aria-components/Text'

interface FileDropProps {
  /** What file is awaited: «Таблица линий». */
  label: string
  /** Kinds and limits: «CSV или XLSX, до 20 МБ». */
  help: string
  /** Endings and types that the file dialog shows. */
  accept?: readonly string[]
  multiple?: boolean
  onFiles: (files: File[]) => void
  fault?: string | undefined
}

/** Files dropped on it or chosen by the button; both ways work without a mouse, pasting does too. */
export function FileDrop({ label, help, accept, multiple = false, onFiles, fault }: FileDropProps) {
  const { t } = useLingui()
  const take = async (dropped: Promise<File>[]) => {
    const files = await Promise.all(dropped)
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  return (
    <div>
      <DropZone
        onDrop={({ items }) => void take(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])))}
        className="flex items-center gap-3 rounded-lg border border-dashed border-line-field bg-white px-4 py-4 data-drop-target:border-accent data-drop-target:bg-peeked data-focus-visible:outline-2 data-focus-visible:outline-accent"
      >
        <FileUp size={22} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
        <div className="min-w-0 flex-1">
          <Text slot="label" className="block text-14 font-medium">
            {label}
          </Text>
          <span className="block text-12 text-ink-3">{help}</span>
        </div>
        <FileTrigger
          allowsMultiple={multiple}
          {...(accept ? { acceptedFileTypes: [...accept] } : {})}
          onSelect={(files) => files && files.length > 0 && onFiles([...files])}
        >
          <Button className="inline-flex h-7 shrink-0 items-center rounded-md border border-line-strong bg-white px-2.5 text-13 data-hovered:bg-hover">
            {t`Выбрать файл`}
          </Button>
        </FileTrigger>
      </DropZone>
      {fault && (
        <p role="alert" className="mt-1 text-12 text-red-ink">
          {fault}
        </p>
      )}
    </div>
  )
}
