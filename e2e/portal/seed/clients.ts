import { addItem } from '../entities/save.ts'
import { COMPANY, CONTACT } from '../entities/type-ids.ts'
import type { PortalState } from '../store/state.ts'
import { aged } from './aged.ts'

const companies: readonly [title: string, phone: string, mail: string][] = [
  ['ООО «Заречье-Щит»', '+7 495 000-11-01', 'office@zarechie.example'],
  ['АО «Северная подстанция»', '+7 812 000-12-02', 'info@severpodst.example'],
  ['ООО «Кедровый квартал»', '+7 383 000-13-03', 'stroika@kedr-kvartal.example'],
  ['ИП Мельникова А. Р.', '+7 846 000-14-04', 'melnikova@masterskaya.example'],
  ['ООО «Тёплый берег»', '+7 861 000-15-05', 'uk@tyoply-bereg.example'],
]

/** Company number is the place in the list above, from 1; 0 = on one's own. */
const contacts: readonly [
  lastName: string,
  name: string,
  secondName: string,
  post: string,
  mail: string,
  phone: string,
  company: number,
][] = [
  ['Воронцова', 'Елена', 'Павловна', 'Главный энергетик', 'e.vorontsova@zarechie.example', '+7 905 000-21-01', 1],
  ['Зимин', 'Борис', 'Андреевич', 'Инженер по эксплуатации', 'b.zimin@zarechie.example', '+7 905 000-21-02', 1],
  ['Лаптев', 'Юрий', 'Олегович', 'Начальник смены', 'y.laptev@severpodst.example', '+7 921 000-22-03', 2],
  ['Осокина', 'Нина', 'Викторовна', 'Отдел снабжения', 'n.osokina@severpodst.example', '+7 921 000-22-04', 2],
  ['Бережной', 'Степан', 'Ильич', 'Прораб', 's.berezhnoy@kedr-kvartal.example', '+7 913 000-23-05', 3],
  ['Мельникова', 'Анна', 'Романовна', 'Владелец', 'melnikova@masterskaya.example', '+7 927 000-24-06', 4],
  ['Трофимов', 'Кирилл', 'Денисович', 'Главный инженер', 'k.trofimov@tyoply-bereg.example', '+7 918 000-25-07', 5],
  ['Дёмина', 'Софья', 'Львовна', '', 's.demina@pochta.example', '+7 960 000-26-08', 0],
]

export function seedClients(state: PortalState): void {
  for (const [index, [title, phone, mail]] of companies.entries()) {
    const fields = {
      title,
      typeId: 'CUSTOMER',
      industry: 'MANUFACTURING',
      fm: [work('PHONE', phone), work('EMAIL', mail)],
      assignedById: 6,
    }
    aged(state, addItem(state, COMPANY, fields, { userId: 1 }), 400 - index * 20)
  }
  for (const [index, [lastName, name, secondName, post, mail, phone, company]] of contacts.entries()) {
    const fields = {
      lastName,
      name,
      secondName,
      post,
      typeId: 'CLIENT',
      sourceId: 'EMAIL',
      fm: [work('PHONE', phone), work('EMAIL', mail)],
      companyIds: company > 0 ? [company] : [],
      assignedById: index % 2 === 0 ? 6 : 7,
    }
    aged(state, addItem(state, CONTACT, fields, { userId: 1 }), 300 - index * 20)
  }
}

function work(typeId: string, value: string): Record<string, string> {
  return { typeId, valueType: 'WORK', value }
}
