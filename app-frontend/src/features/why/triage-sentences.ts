import { msg, plural } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

const categorySentences: Record<string, Sentence> = {
  'category.given': () => msg`Категория стояла в запросе с самого начала, правила её не меняют.`,
  'category.by-person': ({ name = '' }) => msg`Категорию сменил человек: ${name}. Правила её больше не меняют.`,
  'category.by-heaviest': ({ words = '', value = '' }) =>
    msg`Решило самое весомое слово: вес ${value}. В письме найдено: ${words}.`,
  'category.by-equal-weights': ({ words = '', value = '', sum = '' }) =>
    msg`Самые весомые слова двух категорий весят одинаково, ${value}. Взята та, у которой больше сумма: ${sum}. Найдено: ${words}.`,
  'category.by-sum': ({ words = '', value = '' }) => msg`Решила сумма весов: ${value}. В письме найдено: ${words}.`,
  'category.runner-up': ({ value = '', sum = '' }) => msg`У следующей категории ${value}, сумма ${sum}.`,
  'category.no-words': () => msg`Ни одного слова из словаря в письме нет. Категорию выберет человек.`,
  'category.tie': ({ value = '' }) =>
    msg`Две категории набрали поровну, ${value}. Наугад категория не ставится, её выберет человек.`,
  'category.below-threshold': ({ value = '', threshold = '' }) =>
    msg`Набрано ${value}, а нужно не меньше ${threshold}. Категорию выберет человек.`,
  'category.suggested': ({ name = '', value = '', sureFrom = '' }) =>
    msg`Похоже на «${name}»: набрано ${value}, а сама категория ставится от ${sureFrom}. Её подтвердит человек.`,
  'category.read-from': ({ from = '' }) => (readSentences[String(from)] ?? (() => msg`Прочитан текст карточки.`))({}),
  'category.gaps-cut': () =>
    msg`Письмо слишком длинное для фраз с пропусками: в его конце их не искали. Остальные слова искали во всём письме.`,
}

/** Which text of a card the words were looked for in. */
const readSentences: Record<string, Sentence> = {
  'open-line': () => msg`Прочитано первое сообщение клиента в чате.`,
  call: () => msg`Прочитана расшифровка первого звонка.`,
  form: () => msg`Прочитано то, что клиент написал в веб-форме.`,
  message: () => msg`Прочитано первое входящее дело в карточке.`,
  card: () => msg`Прочитаны название и поля карточки.`,
  note: () => msg`Прочитан первый комментарий в ленте карточки.`,
  nothing: () => msg`Кроме названия, в карточке читать было нечего.`,
}

const deadlineSentences: Record<string, Sentence> = {
  'deadline.target': ({ hours = 0, mode = '' }) =>
    mode === 'working-hours'
      ? msg({
          message: plural(Number(hours), {
            one: 'По категории на решение даётся # рабочий час.',
            few: 'По категории на решение даётся # рабочих часа.',
            many: 'По категории на решение даётся # рабочих часов.',
            other: 'По категории на решение даётся # рабочего часа.',
          }),
        })
      : msg({
          message: plural(Number(hours), {
            one: 'По категории на решение даётся # час. Часы идут круглые сутки, нерабочие дни пропущены.',
            few: 'По категории на решение даётся # часа. Часы идут круглые сутки, нерабочие дни пропущены.',
            many: 'По категории на решение даётся # часов. Часы идут круглые сутки, нерабочие дни пропущены.',
            other: 'По категории на решение даётся # часа. Часы идут круглые сутки, нерабочие дни пропущены.',
          }),
        }),
  'deadline.from-categorized': () => msg`Отсчёт начат, когда определена категория.`,
  'deadline.from-received': () => msg`Отсчёт начат, когда пришло письмо.`,
  'deadline.from-recategorized': () => msg`Отсчёт начат заново, когда сменилась категория.`,
  'deadline.unknown-year': ({ year = '' }) =>
    msg`Праздники ${year} года в календарь не внесены: пропущены только выходные по дням недели.`,
  'deadline.overdue-at-birth': () => msg`Срок прошёл раньше, чем его поставили: категория определена поздно.`,
  'deadline.paused': () => msg`Запрос ждёт, часы стоят. Срок появится, когда ожидание кончится.`,
  'deadline.no-working-days': () => msg`В календаре нет рабочих дней, срок посчитать нельзя.`,
  'deadline.no-target': () => msg`У категории нет срока.`,
  'deadline.kept': () => msg`Категорию сменили, но срок по правилам остаётся от первой.`,
  'deadline.waited': ({ minutes = 0 }) => {
    const hours = Math.floor(Number(minutes) / 60)
    const rest = Number(minutes) % 60
    return msg`Время на стадиях ожидания не считалось: ${hours} ч ${rest} мин.`
  },
  'decision.taken-back': ({ name = '' }) => msg`Записанное правилами вернул прежним человек: ${name}.`,
  'deadline.locked-by': ({ name = '', at = '' }) => msg`Срок поставлен вручную: ${name}, ${at}.`,
  'deadline.recounted': ({ at = '' }) => msg`Срок посчитан заново по новым правилам: ${at}.`,
  'deadline.released': ({ name = '', at = '' }) => msg`Срок снова считают правила: его вернул ${name}, ${at}.`,
  'deadline.locked': () => msg`Срок поставил человек, правила его не меняют.`,
}

/** What beside the category brought a request to a group. */
const conditionSentences: Record<string, Sentence> = {
  department: ({ group = '' }) => msg`Письмо пришло в ящик отдела, который обслуживает группа «${group}».`,
  mailbox: ({ group = '' }) => msg`Письмо пришло в ящик, который обслуживает группа «${group}».`,
  source: ({ group = '' }) => msg`Запросы из этого источника обслуживает группа «${group}».`,
  language: ({ group = '' }) => msg`Письма на этом языке обслуживает группа «${group}».`,
  client: ({ group = '' }) => msg`Этого клиента обслуживает группа «${group}».`,
}

const routingSentences: Record<string, Sentence> = {
  'routing.chosen': ({ name = '' }) =>
    msg`Ответственного выбрали, когда заводили запрос: ${name}. Правила его не меняют.`,
  'routing.reopened-kept': ({ name = '' }) =>
    msg`Ответ клиента открыл запрос снова. По настройке его дальше ведёт прежний ответственный: ${name}.`,
  'routing.reopened-anew': () => msg`Ответ клиента открыл запрос снова. По настройке ответственный выбран заново.`,
  'routing.reopened-left': ({ name = '' }) =>
    msg`Ответ клиента открыл запрос снова, а прежний ответственный (${name}) больше не работает. Ответственный выбран заново.`,
  'routing.by-person': ({ name = '' }) =>
    msg`Ответственного сменили на портале, от имени: ${name}. Правила его больше не меняют.`,
  'routing.tug-of-war': ({ count = 0 }) =>
    msg`Ответственного меняют туда и обратно: смен подряд ${count}. Так спорят роботы, поэтому правила отступили.`,
  'routing.fewest-open': ({ group = '', open = 0 }) =>
    msg`Из группы «${group}» взят тот, у кого меньше открытых запросов для его доли: ${open}.`,
  'routing.round-robin': ({ group = '' }) => msg`В группе «${group}» запросы идут по очереди: очередь дошла до него.`,
  'routing.previous': ({ group = '' }) => msg`Этого клиента в группе «${group}» уже вёл он.`,
  'routing.deputy': ({ group = '' }) => msg`В группе «${group}» он замещает отсутствующего.`,
  'routing.nobody-able': ({ group = '' }) => msg`В группе «${group}» сейчас взять запрос некому.`,
  'routing.out-of-hours': ({ group = '' }) => msg`Группа «${group}» в это время запросы не берёт.`,
  'routing.by-condition': ({ group = '', condition = '' }) =>
    (conditionSentences[String(condition)] ?? (() => msg`Подошло условие группы «${group}».`))({ group }),
  'routing.group-off': ({ group = '' }) => msg`Группа «${group}» выключена.`,
  'routing.nobody': () => msg`Взять запрос некому: он остался у прежнего ответственного и ждёт решения человека.`,
  'routing.no-group': () => msg`Для такой категории и такого отдела группа не назначена.`,
  'routing.by-department': ({ group = '' }) => msg`Письмо пришло в ящик отдела, который обслуживает группа «${group}».`,
}

/** Why a request got its category, its deadline and its responsible. */
export const triageSentences: Record<string, Sentence> = {
  ...categorySentences,
  ...deadlineSentences,
  ...routingSentences,
}
