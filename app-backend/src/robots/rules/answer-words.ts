import type { Reason } from '../../kernel/reason.ts'
import type { Words } from '../../kernel/words.ts'

type Params = Reason['params']
const say = (ru: string, en: string): Words => ({ ru, en })

/** Sentences for the journal of a robot; a reason that only details another one has none. */
const sentences: Readonly<Record<string, (params: Params) => Words>> = {
  'robot.off': () =>
    say('Робот выключен в настройках приложения «Порядок».', 'The robot is turned off in the settings of the app.'),
  'robot.unknown-record': () => say('Такой записи на портале нет.', 'The portal has no such record.'),
  'robot.other-type': () =>
    say(
      'Робот работает только с запросами: эта запись другого типа.',
      'The robot works with requests only: this record is of another type.',
    ),
  'robot.no-lead': () =>
    say(
      'Робот работает только с лидами: эта запись другого типа.',
      'The robot works with leads only: this record is of another type.',
    ),
  'missed-call.line-of-call': ({ line = '', label = '' }) =>
    say(`Звонок пришёл на линию ${line}: ${label}.`, `The call came in by the line ${line}: ${label}.`),
  'missed-call.line-in-text': ({ line = '', label = '' }) =>
    say(`В тексте названа линия ${line}: ${label}.`, `The text names the line ${line}: ${label}.`),
  'missed-call.line-not-told': () => say('Линия нигде не названа.', 'Nothing names the line.'),
  'missed-call.line-unknown': ({ line = '' }) =>
    say(`Линии ${line} нет в списке.`, `The line ${line} is not in the list.`),
  'missed-call.line-ambiguous': () => say('В тексте названо несколько линий.', 'The text names several lines.'),
  'missed-call.line-without-holder': () =>
    say('На день звонка у линии не было сотрудника.', 'Nobody held the line on the day of the call.'),
  'missed-call.holder': ({ name = '' }) => say(`Линию ведёт ${name}.`, `${name} holds the line.`),
  'missed-call.holder-left': ({ name = '' }) => say(`${name} больше не работает.`, `${name} has left.`),
  'missed-call.substitute': ({ name = '' }) =>
    say(`Получает заместитель: ${name}.`, `The substitute gets it: ${name}.`),
  'missed-call.head': ({ name = '' }) => say(`Получает руководитель отдела: ${name}.`, `The head gets it: ${name}.`),
  'missed-call.nobody-left': () => say('Ни заместителя, ни руководителя нет.', 'There is no substitute and no head.'),
  'missed-call.by-hand': () =>
    say('Ответственного сменил человек, он оставлен.', 'A person changed the responsible, who stays.'),
  'robot.unknown-group': ({ group = '' }) =>
    say(`В правилах распределения нет группы «${group}».`, `The routing rules have no group “${group}”.`),
  'robot.bad-hours': ({ text = '' }) => say(`Это не число часов: ${text}`, `This is no number of hours: ${text}`),
  'robot.no-rules': () =>
    say('Правила выключены или ещё не опубликованы.', 'The rules are turned off, or not published yet.'),
  'robot.failed': ({ detail = '' }) => say(`Сделать не удалось: ${detail}`, `It could not be done: ${detail}`),
  'robot.category-stands': ({ name = '' }) =>
    say(`Категория уже стоит: ${name}.`, `There is a category already: ${name}.`),
  'robot.person-stands': () =>
    say('Ответственного выбрал человек, он оставлен.', 'A person chose the responsible, who stays.'),
  'category.no-words': () => say('В тексте нет слов словаря.', 'The text has no words of the dictionary.'),
  'category.tie': () => say('Две категории весят одинаково.', 'Two categories weigh the same.'),
  'category.below-threshold': () => say('Вес слов меньше порога.', 'The words weigh less than the threshold.'),
  'category.suggested': ({ name = '' }) =>
    say(
      `Похоже на категорию «${name}», но веса мало: её подтверждает человек.`,
      `It looks like “${name}”, but weighs little: a person confirms it.`,
    ),
  'category.by-heaviest': ({ words = '', value = '' }) =>
    say(
      `Самое весомое слово, вес ${value}. Найдено: ${words}.`,
      `The heaviest word, weight ${value}. Found: ${words}.`,
    ),
  'category.by-sum': ({ words = '', value = '' }) =>
    say(`Сумма весов ${value}. Найдено: ${words}.`, `Sum of weights ${value}. Found: ${words}.`),
  'routing.no-group': () => say('Ни одна группа не берёт такой запрос.', 'No group takes such a request.'),
  'routing.nobody': ({ group = '' }) =>
    say(`В группе «${group}» взять запрос некому.`, `Nobody in the group “${group}” can take the request.`),
  'routing.fewest-open': ({ group = '' }) =>
    say(`Группа «${group}»: меньше всего открытых.`, `Group “${group}”: fewest open requests.`),
  'routing.next-in-turn': ({ group = '' }) => say(`Группа «${group}»: по очереди.`, `Group “${group}”: next in turn.`),
  'deadline.target': ({ hours = '' }) => say(`Отведено часов: ${hours}.`, `Hours given: ${hours}.`),
  'deadline.no-target': () => say('У категории нет срока.', 'The category has no deadline.'),
  'deadline.locked': () => say('Срок поставил человек, он оставлен.', 'A person set the deadline, which stays.'),
  'deadline.paused': () =>
    say('Часы стоят: запрос ждёт на стадии.', 'The clock stands: the request waits in its stage.'),
  'deadline.no-working-days': () => say('В календаре нет рабочих дней.', 'The calendar has no working days.'),
}

/** The reasons as one text for the journal of the workflow. */
export function answerText(because: readonly Reason[], lang: keyof Words): string {
  const said = because.flatMap(({ code, params }) => {
    const sentence = sentences[code]
    return sentence ? [sentence(params)[lang]] : []
  })
  return Array.from(new Set(said)).join(' ')
}
