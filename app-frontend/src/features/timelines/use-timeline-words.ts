import { useLingui } from '@lingui/react/macro'
import type { ActivityKind, RouteList } from '@poryadok/app-backend/timeline-sync/contract'

/** Names of types, kinds and reasons. */
export function useTimelineWords(types: RouteList['types']) {
  const { t } = useLingui()
  const own: Record<number, string> = { 1: t`Запрос (лид)`, 2: t`Сделка`, 3: t`Контакт`, 4: t`Компания` }
  const kinds: Record<ActivityKind, string> = {
    call: t`Звонки`,
    letter: t`Письма`,
    meeting: t`Встречи`,
    chat: t`Чаты открытых линий`,
    sms: t`SMS`,
    form: t`Заявки с форм`,
    todo: t`Дела`,
    app: t`Записи приложений`,
    task: t`Задачи`,
    other: t`Остальное`,
  }
  const reasons: Record<string, string> = {
    'timeline.bound': t`связано`,
    'timeline.copied': t`скопировано`,
    'timeline.copied-already': t`уже скопировано`,
    'timeline.copy': t`само копия`,
    'timeline.not-copied': t`такие не копируются`,
    'timeline.bound-already': t`уже видно там`,
    'timeline.no-target': t`не с чем связать`,
    'timeline.unbound-by-hand': t`отвязано человеком`,
    'timeline.full': t`у дела уже 100 связей`,
    'timeline.source-gone': t`источник уже отвязан`,
    'timeline.kind': t`другой вид дел`,
    'timeline.direction': t`другое направление`,
    'timeline.responsible': t`другой ответственный`,
    'timeline.not-former': t`контакт работает`,
    'timeline.comments-off': t`без комментариев`,
    'timeline.older': t`старше выбранной даты`,
  }
  /** Of a run that only counts. */
  const counted: Record<string, string> = {
    ...reasons,
    'timeline.bound': t`можно связать`,
    'timeline.copied': t`можно скопировать`,
  }
  return {
    type: (id: number) => own[id] ?? types.find((one) => one.id === id)?.title ?? t`Смарт-процесс № ${id}`,
    kind: (kind: ActivityKind) => kinds[kind],
    reason: (code: string, dry = false) => (dry ? counted : reasons)[code] ?? code,
    typeOptions: [1, 2, 3, 4]
      .map((id) => ({ id: String(id), label: own[id] ?? '' }))
      .concat(types.map(({ id, title }) => ({ id: String(id), label: title }))),
  }
}
