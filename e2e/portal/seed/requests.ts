import { addItem } from '../entities/save.ts'
import { LEAD } from '../entities/type-ids.ts'
import type { PortalState } from '../store/state.ts'
import { aged } from './aged.ts'
import { seedLetter } from './letter.ts'

const AGENTS = [2, 3, 4, 5] as const
const SMART = 1030

type Request = readonly [title: string, contact: number, company: number, stage: string, hoursAgo: number, text: string]

const requests: readonly Request[] = [
  [
    'Отключается вводной автомат',
    1,
    1,
    'NEW',
    2,
    'Здравствуйте. Второй день при включении кондиционеров отключается вводной автомат. Что проверить?',
  ],
  [
    'Нужна схема щита ЩР-12',
    1,
    1,
    'IN_PROCESS',
    20,
    'Добрый день. Потеряли однолинейную схему щита ЩР-12, заводской номер 4411. Пришлите копию.',
  ],
  [
    'Гудит контактор в щите насосной',
    2,
    1,
    'WORK',
    44,
    'Контактор в щите насосной гудит и греется. Щит сдан в прошлом году.',
  ],
  [
    'Заменить счётчик на многотарифный',
    1,
    1,
    'WAIT_CLIENT',
    70,
    'Просим заменить счётчик в щите учёта на многотарифный.',
  ],
  ['Не закрывается дверь щита', 2, 1, 'CONVERTED', 120, 'Дверь напольного щита задевает раму, замок не защёлкивается.'],
  ['Сертификат на сборку ВРУ', 3, 2, 'NEW', 5, 'Для сдачи объекта нужен сертификат соответствия на ВРУ, договор 118.'],
  [
    'Перепутаны фазы на отходящей линии',
    3,
    2,
    'WORK',
    30,
    'На линии 7 перепутаны фазы B и C. Двигатель вращается в обратную сторону.',
  ],
  ['Срок поставки панелей', 4, 2, 'WAIT_EXECUTOR', 52, 'Подскажите, когда будут готовы панели по заказу 2093.'],
  [
    'Пусковой ток двигателя',
    3,
    2,
    'IN_PROCESS',
    61,
    'При пуске компрессора срабатывает защита. Какая уставка заложена?',
  ],
  ['Акт ввода в работу', 4, 2, 'CONVERTED', 140, 'Пришлите подписанный акт ввода в работу.'],
  [
    'Щит не проходит по габаритам',
    5,
    3,
    'NEW',
    8,
    'Проём оказался уже на 60 мм. Можно ли разделить щит на две секции?',
  ],
  ['Добавить розетку на DIN-рейку', 5, 3, 'WORK', 33, 'Нужна розетка на рейке в этажном щите, место есть.'],
  ['Подгорела нулевая шина', 5, 3, 'IN_PROCESS', 15, 'На шине N следы перегрева. Фото пришлю следующим письмом.'],
  ['Паспорта на автоматы', 5, 3, 'JUNK', 160, 'Нужны паспорта на автоматы защиты.'],
  [
    'Щит для мастерской на 24 модуля',
    6,
    4,
    'WAIT_CLIENT',
    90,
    'Хочу щит в мастерскую, 24 модуля, с УЗО на каждую группу.',
  ],
  [
    'Мигает индикатор реле напряжения',
    6,
    4,
    'NEW',
    3,
    'Индикатор реле напряжения мигает красным, хотя напряжение 228 В.',
  ],
  ['Счёт за выезд инженера', 6, 4, 'CONVERTED', 200, 'Пришлите счёт за выезд инженера 12 числа.'],
  ['Не включается АВР', 7, 5, 'NEW', 1, 'После отключения сети резерв не включился. Жители без лифта, нужен выезд.'],
  ['Замена ламп индикации', 7, 5, 'WORK', 48, 'Перегорели две лампы индикации на вводной панели.'],
  ['График обслуживания на год', 7, 5, 'WAIT_EXECUTOR', 76, 'Пришлите график обслуживания щитовых на следующий год.'],
  ['Влага в щите на кровле', 7, 5, 'IN_PROCESS', 26, 'В щите на кровле конденсат. Нужен обогрев или другой корпус?'],
  ['Вопрос по гарантии', 8, 0, 'NEW', 6, 'Покупала щит весной, корпус треснул. Распространяется ли гарантия?'],
  ['Как подключить тёплый пол', 8, 0, 'CONVERTED', 110, 'К какой группе подключить тёплый пол на 1,8 кВт?'],
  ['Номинал автомата для плиты', 8, 0, 'CONVERTED', 180, 'Какой автомат нужен для варочной панели?'],
  ['Рекламная рассылка', 0, 0, 'JUNK', 210, 'Предлагаем размещение рекламы.'],
]

/** Twenty-five requests over the stages, most with the letter they began with; a few in the smart process too. */
export function seedRequests(state: PortalState): void {
  for (const [index, request] of requests.entries()) {
    const assignedById = AGENTS[index % AGENTS.length] ?? 2
    const lead = addItem(state, LEAD, { ...fieldsOf(request), stageId: request[3], assignedById }, { userId: 1 })
    aged(state, lead, request[4], LEAD)
    if (request[1] > 0)
      seedLetter(state, {
        entityTypeId: LEAD,
        item: lead,
        contactId: request[1],
        subject: request[0],
        text: request[5],
      })
  }
  for (const request of requests.slice(0, 4)) {
    aged(state, addItem(state, SMART, { ...fieldsOf(request), assignedById: 2 }, { userId: 1 }), request[4], SMART)
  }
}

function fieldsOf([title, contact, company]: Request): Record<string, unknown> {
  return {
    title,
    sourceId: 'EMAIL',
    contactIds: contact > 0 ? [contact] : [],
    companyId: company,
  }
}
