type Words = readonly [string, ...string[]]

/** Invented people: surname with the address's Latin spelling; the feminine adds «а». */
export const surnames: readonly [[string, string], ...[string, string][]] = [
  ['Агапов', 'agapov'],
  ['Белозёров', 'belozerov'],
  ['Вахрушев', 'vakhrushev'],
  ['Голубев', 'golubev'],
  ['Дорофеев', 'dorofeev'],
  ['Ежов', 'ezhov'],
  ['Журавлёв', 'zhuravlev'],
  ['Зуев', 'zuev'],
  ['Исаков', 'isakov'],
  ['Капустин', 'kapustin'],
  ['Лыткин', 'lytkin'],
  ['Мухин', 'mukhin'],
  ['Носков', 'noskov'],
  ['Овчинников', 'ovchinnikov'],
  ['Панфилов', 'panfilov'],
  ['Рогов', 'rogov'],
  ['Сазонов', 'sazonov'],
  ['Тетерин', 'teterin'],
  ['Устинов', 'ustinov'],
  ['Фомичёв', 'fomichev'],
  ['Хромов', 'khromov'],
  ['Цветков', 'tsvetkov'],
  ['Чижов', 'chizhov'],
  ['Шестаков', 'shestakov'],
  ['Щукин', 'shchukin'],
  ['Юдин', 'yudin'],
  ['Якушев', 'yakushev'],
]
export const menNames: Words = [
  'Андрей',
  'Виктор',
  'Григорий',
  'Евгений',
  'Илья',
  'Леонид',
  'Максим',
  'Павел',
  'Семён',
  'Фёдор',
]
export const womenNames: Words = [
  'Алла',
  'Валерия',
  'Галина',
  'Жанна',
  'Инна',
  'Лидия',
  'Марта',
  'Полина',
  'Татьяна',
  'Юлия',
]
export const menPatronymics: Words = [
  'Алексеевич',
  'Борисович',
  'Владимирович',
  'Игоревич',
  'Николаевич',
  'Петрович',
  'Сергеевич',
]
export const womenPatronymics: Words = [
  'Алексеевна',
  'Борисовна',
  'Владимировна',
  'Игоревна',
  'Николаевна',
  'Петровна',
  'Сергеевна',
]
export const posts: Words = [
  'Главный энергетик',
  'Инженер по эксплуатации',
  'Начальник участка',
  'Снабженец',
  'Прораб',
  'Директор',
  '',
]

/** Invented companies: «<first><second>» with a Latin spelling for the address. */
export const firstHalves: readonly [[string, string], ...[string, string][]] = [
  ['Северо', 'severo'],
  ['Юго', 'yugo'],
  ['Волго', 'volgo'],
  ['Урал', 'ural'],
  ['Кедр', 'kedr'],
  ['Мегаполис-', 'megapolis-'],
  ['Ладога-', 'ladoga-'],
  ['Степь', 'step'],
  ['Балтик', 'baltik'],
  ['Алтай', 'altay'],
]
export const secondHalves: readonly [[string, string], ...[string, string][]] = [
  ['строй', 'stroy'],
  ['энерго', 'energo'],
  ['монтаж', 'montazh'],
  ['сервис', 'servis'],
  ['пром', 'prom'],
  ['щит', 'shchit'],
  ['свет', 'svet'],
  ['дом', 'dom'],
]
export const legalForms: Words = ['ООО', 'АО', 'ИП', 'МУП']
export const industries: Words = ['MANUFACTURING', 'CONSULTING', 'OTHER']
export const companySizes: Words = ['EMPLOYEES_1', 'EMPLOYEES_2', 'EMPLOYEES_3']

export const troubles: Words = [
  'Отключается вводной автомат',
  'Гудит контактор',
  'Не включается АВР',
  'Мигает индикатор реле напряжения',
  'Подгорела нулевая шина',
  'Перепутаны фазы на отходящей линии',
  'Нужна однолинейная схема',
  'Нужен паспорт на автоматы',
  'Не закрывается дверь щита',
  'Влага в щите',
  'Заменить счётчик',
  'Срок поставки панелей',
  'Акт ввода в работу',
  'Вопрос по гарантии',
]
export const places: Words = [
  'насосной',
  'котельной',
  'цеха № 2',
  'жилого дома',
  'склада',
  'гаража',
  'ГРЩ',
  'кровли',
  'столовой',
  'подстанции',
]
export const remarks: Words = [
  'Звонить после обеда.',
  'Доступ на объект по пропуску, паспорт обязателен.',
  'Щит сдан в прошлом году, документы у прораба.',
  'Просят выезд инженера в будний день.',
  'Фото приложены в первом письме.',
]
export const sources: Words = ['EMAIL', 'EMAIL', 'EMAIL', 'CALL', 'CALL', 'WEB', 'PARTNER', 'OTHER']
