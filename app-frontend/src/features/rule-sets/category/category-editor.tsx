import { Trans, useLingui } from '@lingui/react/macro'
import type { CategoryRules, DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import { GraduationCap, Plus, Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { MoreBar } from '../../../ui/more-bar.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import type { EditorProps } from '../kind-slot.ts'
import { notesUnder } from '../note-words.ts'
import { useCategories } from '../use-categories.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CategoryBounds } from './category-bounds.tsx'
import { DictionaryCheck } from './dictionary-check.tsx'
import { DictionaryFileMenu } from './dictionary-file-menu.tsx'
import { DictionaryRow } from './dictionary-row.tsx'
import { EntryHistory } from './entry-history.tsx'
import { WordsToLearn } from './words-to-learn.tsx'

const shownFirst = 50

const blank = { phrase: '', matching: { kind: 'forms' }, weight: 10, field: 'anywhere', note: '', on: true } as const

/** Lines that repeat the words of another one. */
const twinsOf = (notes: EditorProps['notes'], lines: readonly DictionaryLine[]): number[] =>
  notes.flatMap(({ path, because: { code } }) => {
    const line = lines[Number(path.split('.')[1])]
    return line && (code === 'category.twice' || code === 'category.two-categories') ? [line.id] : []
  })

/** The dictionary of the category: words with their weights, and how what they find is compared. */
export default function CategoryEditor({ body, onChange, readOnly, notes }: EditorProps) {
  const { t } = useLingui()
  const rules = body as CategoryRules
  const categories = useCategories()
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState(shownFirst)
  const [open, setOpen] = useState<'learn' | 'check' | number | null>(null)
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const change = (part: Partial<CategoryRules>): void => onChange({ ...rules, ...part })
  const changeLine = (at: number, line: DictionaryLine | null): void =>
    change({ lines: rules.lines.flatMap((one, index) => (index === at ? (line ?? []) : one)) })
  const put = (fresh: Omit<DictionaryLine, 'id'>[]): void => {
    const last = Math.max(0, ...rules.lines.map((line) => line.id))
    change({ lines: [...fresh.map((line, at) => ({ id: last + 1 + at, ...line })), ...rules.lines] })
    setSought('')
  }
  const mark = (id: number, on: boolean): void =>
    setMarked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
  const changeMarked = (part: Partial<DictionaryLine> | null): void => {
    change({ lines: rules.lines.flatMap((one) => (marked.has(one.id) ? (part ? { ...one, ...part } : []) : one)) })
    if (!part) setMarked(new Set())
  }
  const close = (): void => setOpen(null)
  const asked = rules.lines.find(({ id }) => id === open)
  const add = (): void => put([{ ...blank, categoryId: categories[0]?.id ?? '' }])
  const nameOf = (id: string): string => categories.find((one) => one.id === id)?.label ?? ''
  const found = rules.lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => `${line.phrase} ${nameOf(line.categoryId)}`.toLowerCase().includes(sought.toLowerCase()))
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3 px-4">
        <div>
          <p className="mb-1 text-12 text-ink-3">{t`Что решает`}</p>
          <Segmented
            label={t`Что решает`}
            segments={[
              { id: 'heaviest', label: t`Самое весомое слово` },
              { id: 'sum', label: t`Сумма весов` },
            ]}
            value={rules.comparison}
            onChange={(comparison) => !readOnly && change({ comparison })}
          />
        </div>
        <div className="w-[150px]">
          <NumberField
            label={t`Порог`}
            value={rules.threshold}
            onChange={(threshold) => change({ threshold: threshold ?? 1 })}
            min={1}
            max={100_000}
            disabled={readOnly}
          />
        </div>
        <div className="w-[150px]">
          <NumberField
            label={t`Уверенно от`}
            value={rules.sureFrom}
            onChange={(sureFrom) => change({ sureFrom: sureFrom ?? 0 })}
            min={0}
            max={100_000}
            disabled={readOnly}
          />
        </div>
        <p className="max-w-[420px] pb-1.5 text-12 text-ink-3">
          {rules.sureFrom > rules.threshold
            ? t`От ${rules.threshold} до ${rules.sureFrom} категория только предлагается, её подтверждает человек.`
            : t`Категория ставится от порога. Чтобы слабые только предлагались человеку, укажите «Уверенно от» больше порога.`}
        </p>
      </div>
      <CategoryBounds
        bounds={rules.sureFromOf}
        sureFrom={rules.sureFrom}
        {...{ categories, readOnly }}
        onChange={(sureFromOf) => change({ sureFromOf })}
      />
      <div className="flex flex-wrap items-center gap-2 px-4">
        <div className="flex min-w-[236px] flex-1 basis-[420px] gap-2">
          <SearchField
            label={t`Искать в словаре`}
            placeholder={t`слово или категория`}
            clearLabel={t`Очистить`}
            value={sought}
            onChange={setSought}
          />
          <Button
            icon={<Plus size={15} aria-hidden="true" />}
            onPress={add}
            isDisabled={readOnly || categories.length === 0}
          >
            <Trans>Добавить слово</Trans>
          </Button>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<GraduationCap size={15} aria-hidden="true" />}
            onPress={() => setOpen('learn')}
            isDisabled={readOnly || categories.length === 0}
          >
            <Trans>Чему научиться</Trans>
          </Button>
          <Button
            icon={<Stethoscope size={15} aria-hidden="true" />}
            onPress={() => setOpen('check')}
            isDisabled={readOnly || rules.lines.length === 0}
          >
            <Trans>Проверить словарь</Trans>
          </Button>
          {!readOnly && <DictionaryFileMenu lines={rules.lines} onTake={(lines) => change({ lines })} />}
        </div>
      </div>
      {found.length === 0 ? (
        <p className="px-4 text-13 text-ink-2">
          {rules.lines.length === 0 ? (
            <Trans>Словарь пуст: категорию каждого запроса выбирает человек. Добавьте слово или загрузите файл.</Trans>
          ) : (
            <Trans>Таких слов в словаре нет.</Trans>
          )}
        </p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {found.slice(0, shown).map(({ line, at }) => (
            <DictionaryRow
              key={line.id}
              line={line}
              categories={categories}
              readOnly={readOnly}
              marked={marked.has(line.id)}
              fault={notesUnder(notes, `lines.${at}`)[0]}
              onChange={(next) => changeLine(at, next)}
              onMark={(on) => mark(line.id, on)}
              onHistory={() => setOpen(line.id)}
            />
          ))}
        </ul>
      )}
      {found.length > shown && (
        <MoreBar words={t`Показано ${shown} из ${found.length}`} onShow={() => setShown(shown + 200)} />
      )}
      {marked.size > 0 && !readOnly && (
        <BulkBar
          count={marked.size}
          categories={categories}
          onChange={changeMarked}
          onClear={() => setMarked(new Set())}
        />
      )}
      {open === 'learn' && <WordsToLearn rules={rules} nameOf={nameOf} onAdd={put} onClose={close} />}
      {open === 'check' && (
        <DictionaryCheck
          rules={rules}
          twins={twinsOf(notes, rules.lines)}
          nameOf={nameOf}
          onMark={(ids) => {
            setMarked(new Set(ids))
            close()
          }}
          onClose={close}
        />
      )}
      {asked && <EntryHistory line={asked} onClose={close} />}
    </div>
  )
}
