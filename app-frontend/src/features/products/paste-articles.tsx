import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { mostArticles, pathOf, readArticles, type SearchIndex } from '@poryadok/app-backend/products/picker/contract'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PickOutcome, type PickState } from './pick-foot.tsx'

interface PasteArticlesProps {
  index: SearchIndex
  state: PickState
  onPick: (keys: readonly string[]) => void
}

/** A pasted list becomes rows; what the catalogue does not know is said before anything is added. */
export function PasteArticles({ index: { tree }, state, onPick }: PasteArticlesProps) {
  const { t } = useLingui()
  const [pasted, setPasted] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const read = useMemo(() => readArticles(tree, pasted), [tree, pasted])
  const keys = [
    ...read.found.map(({ node }) => node.key),
    ...read.doubtful.flatMap(({ text }) => chosen.get(text) ?? []),
  ]
  const rows = plural(keys.length, { one: '# строку', few: '# строки', many: '# строк', other: '# строк' })
  const unknown = read.unknown.join(', ')
  const [next = ''] = read.left
  const left = read.left.length
  return (
    <div className="px-5 pb-4">
      <TextField
        label={t`Артикулы`}
        help={t`По одному в строке или через точку с запятой. Дефисы, пробелы и похожие буквы другого алфавита не мешают.`}
        rows={8}
        value={pasted}
        onChange={setPasted}
      />
      <div aria-live="polite" className="mt-3 flex flex-col gap-2 text-13">
        {read.unknown.length > 0 && <p className="text-red-ink">{t`Нет в каталоге: ${unknown}`}</p>}
        {left > 0 && (
          <p className="text-amber-ink">
            {t`За один раз берём ${mostArticles} артикулов. Не прочитаны ${left}, начиная с ${next}: добавьте эти и вставьте остальные.`}
          </p>
        )}
        {read.doubtful.map(({ text, nodes }) => (
          <fieldset key={text} className="flex flex-col gap-1">
            <legend>{t`Артикул ${text} есть у нескольких, выберите:`}</legend>
            {nodes.map(({ key }) => (
              <label key={key} className="flex items-center gap-2">
                <input
                  type="radio"
                  name={text}
                  checked={chosen.get(text) === key}
                  onChange={() => setChosen(new Map(chosen).set(text, key))}
                />
                {pathOf(tree, key)
                  .map(({ name }) => name)
                  .join(' › ')}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <div className="mt-3 flex items-center gap-3">
        <Button look="main" isDisabled={keys.length === 0} isPending={state.isPending} onPress={() => onPick(keys)}>
          {t`Добавить ${rows}`}
        </Button>
        <PickOutcome state={state} />
      </div>
    </div>
  )
}
