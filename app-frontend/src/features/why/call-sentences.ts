import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** Missed calls: which line, whose it is, and what happened to the lead since. */
export const callSentences: Record<string, Sentence> = {
  'missed-call.line-of-call': ({ line = '', label = '' }) => msg`Звонок пришёл на линию ${line}: это «${label}».`,
  'missed-call.line-in-text': ({ line = '', label = '' }) =>
    msg`В «Дополнительно об источнике» названа линия ${line}: это «${label}».`,
  'missed-call.line-not-told': () => msg`Портал не сказал, на какую линию пришёл звонок.`,
  'missed-call.line-unknown': ({ line = '' }) => msg`Линии ${line} нет в списке.`,
  'missed-call.line-ambiguous': () => msg`В тексте названо несколько линий из списка, и неясно, какая из них.`,
  'missed-call.line-never-told': () => msg`За полчаса линия не стала известна.`,
  'missed-call.line-without-holder': () => msg`На день звонка у линии не было сотрудника.`,
  'missed-call.holder': ({ name = '' }) => msg`Линию ведёт ${name}.`,
  'missed-call.holder-left': ({ name = '' }) => msg`${name} больше не работает.`,
  'missed-call.substitute': ({ name = '' }) => msg`Лид получает заместитель: ${name}.`,
  'missed-call.head': ({ name = '' }) => msg`Лид получает руководитель отдела: ${name}.`,
  'missed-call.nobody-left': () => msg`Ни заместителя, ни руководителя, который мог бы взять лид, нет.`,
  'missed-call.lead-closed': () => msg`Лид закрыт, его не трогают.`,
  'missed-call.by-hand': () => msg`Ответственного сменил человек. Правило отступило.`,
  'missed-call.by-hand-before': () => msg`Лид уже у сотрудника, которому его дал не оператор. Правило не вмешивается.`,
  'missed-call.guarded': () => msg`Десять минут правило следит, чтобы оператор не забрал лид обратно.`,
  'missed-call.kept': () => msg`Лид остался у ответственного за линию.`,
  'missed-call.guard-over': () => msg`Десять минут прошли, дальше ответственного выбирают люди.`,
  'missed-call.taken-by-operator': () =>
    msg`Сценарий оператора забрал лид, правило вернуло его ответственному за линию.`,
  'missed-call.operator-writes': () => msg`Сценарий оператора ещё пишет в лид, правило ждёт.`,
  'missed-call.fought': () => msg`Оператор забирает лид раз за разом. Правило отступило, администраторы предупреждены.`,
  'missed-call.settles': () => msg`Звонок только что завершён, портал ещё дописывает лид.`,
  'missed-call.given-by-hand': ({ name = '', by = '' }) => msg`${by} назначает ответственным: ${name}.`,
  'missed-call.taken-by-hand': ({ name = '' }) => msg`${name} берёт звонок себе.`,
  'company-status.administrator': () => msg`Статус меняет администратор портала.`,
  'company-status.trusted': () => msg`Этому сотруднику доверено менять статусы в настройках.`,
  'company-status.head': () => msg`Статус меняет руководитель ответственного.`,
  'company-status.no-responsible': () => msg`У компании нет ответственного: статус меняют только администраторы.`,
  'company-status.departments-unknown': () =>
    msg`Портал не показал отделы, руководитель неизвестен: статус меняют только администраторы.`,
  'company-status.no-head': () => msg`Над ответственным нет руководителя: статус меняют только администраторы.`,
  'company-status.responsible-only': () => msg`Ответственный за компанию сам её статус не меняет.`,
  'company-status.not-head': () => msg`Сотрудник не руководит ответственным за эту компанию.`,
  'company-status.author-unknown': () => msg`Портал не сказал, кто изменил статус.`,
  'company-status.turned-back-too-often': () =>
    msg`Статус уже трижды за час возвращали. «Порядок» отступил, администраторы предупреждены.`,
  'company-status.usual': ({ status = '' }) => msg`Новая компания получает статус «${status}».`,
  'phone-line.taken': ({ number = '' }) => msg`Номер ${number} уже записан у другой линии.`,
  'phone-line.not-yours': ({ number = '' }) => msg`Линию ${number} ведёт сотрудник не из ваших отделов.`,
  'phone-line.no-person': ({ name = '' }) => msg`Работающего сотрудника «${name}» на портале нет, или таких несколько.`,
  'phone-line.no-number': () => msg`В строке нет номера, или он слишком длинный.`,
}
