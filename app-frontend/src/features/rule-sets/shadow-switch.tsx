import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { useChangeRules, useShadow } from './use-rules.ts'

/** Lets the draft read along with what comes in, and tells in a line what it would have done. */
export function ShadowSwitch({ lab, onOpen }: { lab: RuleLab; onOpen: () => void }) {
  const { t } = useLingui()
  const { shadow } = useChangeRules(lab.kind)
  const errorWords = useErrorWords()
  const on = lab.shadowSince !== null
  const help = useShadowWords(lab)
  return (
    <div>
      <SwitchField
        label={<b className="font-semibold">{on ? t`Теневой режим включён` : t`Теневой режим`}</b>}
        help={help}
        value={on}
        disabled={!lab.may.edit || !lab.draft || shadow.isPending}
        onChange={(next) => shadow.mutate(next)}
      />
      {shadow.error && (
        <p role="alert" className="pl-12 text-12 text-red-ink">
          {errorWords(shadow.error).title}
        </p>
      )}
      {(on || lab.mode === 'shadow') && <Report kind={lab.kind} onOpen={onOpen} />}
    </div>
  )
}

/** What the mode does, to those who may turn it; to the others what it does now. */
function useShadowWords({ draft, may, shadowSince, published }: RuleLab): string {
  const { t } = useLingui()
  if (!draft)
    return may.edit
      ? t`Сохраните черновик: он сможет читать новые записи вместе с действующей версией и ничего не менять.`
      : t`Черновика сейчас нет: читать новые записи нечему.`
  if (shadowSince === null)
    return may.edit
      ? t`Черновик будет читать новые записи и писать решения только в журнал: в портале ничего не изменится.`
      : t`Выключен: черновик новых записей не читает.`
  if (!published)
    return t`Черновик читает новые записи и пишет решения только в журнал. Опубликованной версии пока нет.`
  const { version } = published
  return t`Черновик читает новые записи и пишет решения только в журнал. Решает по-прежнему версия ${version}.`
}

function Report({ kind, onOpen }: { kind: string; onOpen: () => void }) {
  const { t } = useLingui()
  const { data } = useShadow(kind, true)
  const wording = useWording()
  const now = useNow()
  if (!data) return null
  if (data.read === 0) return <p className="pl-12 text-13 text-ink-2">{t`Новых записей ещё не было.`}</p>
  const since = data.since ? wording.moment(data.since, now) : ''
  const read = plural(data.read, {
    one: 'прочитана # запись',
    few: 'прочитано # записи',
    many: 'прочитано # записей',
    other: 'прочитано # записи',
  })
  const differs = wording.count(data.differs)
  return (
    <p className="pl-12 text-13 text-ink-2">
      <Trans>
        С {since} {read}, расхождений {differs}.
      </Trans>{' '}
      <TextLink onPress={onOpen}>{t`Смотреть расхождения`}</TextLink>
    </p>
  )
}
