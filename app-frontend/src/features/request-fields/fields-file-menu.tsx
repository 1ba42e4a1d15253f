import { useLingui } from '@lingui/react/macro'
import { Ellipsis, FileDown, FileUp, RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import { fieldsFileVersion, type FieldSetView } from '@poryadok/app-backend/request-fields/contract'
import { useServices } from '../../lib/services.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { readFieldsFile, type FieldsFileRead } from './read-fields-file.ts'

interface FieldsFileMenuProps {
  mayEdit: boolean
  /** Takes a whole set as an edit: nothing is kept before it is saved. */
  onTake: (set: FieldSetView) => void
}

/** The set as a file, out and in, and the way back to the ready one. */
export function FieldsFileMenu({ mayEdit, onTake }: FieldsFileMenuProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(0)
  const [fault, setFault] = useState<string | null>(null)
  const refusal = (read: Exclude<FieldsFileRead, { set: FieldSetView }>): string => {
    if (read.fault === 'version')
      return t`Файл набора другой версии: ${read.version}. Этот «Порядок» читает версию ${fieldsFileVersion}.`
    if (read.fault === 'type') return t`В файле поле неизвестного типа: ${read.type}. Набор не загружен.`
    return t`Это не файл набора полей: такие сохраняет «Выгрузить набор».`
  }
  const take = async (file: File | undefined): Promise<void> => {
    setShown(shown + 1)
    if (!file) return
    const read = readFieldsFile(await file.text())
    setFault('set' in read ? null : refusal(read))
    if ('set' in read) onTake(read.set)
  }
  const edits = [
    { id: 'in', label: t`Загрузить набор`, icon: <FileUp size={15} />, onAction: () => input.current?.click() },
    {
      id: 'ready',
      label: t`Вернуть готовый набор`,
      icon: <RotateCcw size={15} />,
      onAction: () => void api.get<FieldSetView>('/api/request-fields/ready').then(onTake),
    },
  ]
  return (
    <>
      <input
        key={shown}
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t`Файл набора`}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Menu
        label={t`Набор полей`}
        trigger={
          <IconButton label={t`Ещё действия с набором`} bordered size="md">
            <Ellipsis size={17} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        }
        actions={[
          {
            id: 'out',
            label: t`Выгрузить набор`,
            icon: <FileDown size={15} />,
            onAction: () => void api.download('/api/request-fields/file', 'poryadok-fields.json'),
          },
          ...(mayEdit ? edits : []),
        ]}
      />
      {fault && (
        <p role="alert" className="w-full text-13 text-red-ink">
          {fault}
        </p>
      )}
    </>
  )
}
