import { z } from 'zod'
import { leadEntityTypeId, recordEventNames, setting, type SliceDeclaration } from '../portal/index.ts'

export const missedCallSettings = z.object({
  leadsCome: setting(z.enum(['calls', 'script']).default('calls'), {
    title: { ru: 'Как оператор создаёт лиды', en: 'How the operator makes leads' },
    help: {
      ru: 'Через телефонию портала: ответственный ставится, когда звонок завершён и никто не ответил. Собственным сценарием без телефонии: после паузы.',
      en: 'Through the portal’s telephony: the responsible is set when the call is over and nobody answered. By a script of its own without telephony: after a pause.',
    },
    options: {
      calls: { ru: 'Через телефонию портала', en: 'Through the portal’s telephony' },
      script: { ru: 'Своим сценарием', en: 'By a script of its own' },
    },
  }),
  settleSeconds: setting(z.int().min(3).max(600).default(20), {
    title: { ru: 'Пауза после создания лида', en: 'Pause after a lead is made' },
    help: {
      ru: 'Столько лид не трогают, пока сценарий оператора дописывает его. Действует для сценария без телефонии.',
      en: 'A lead is left alone for so long while the operator’s script completes it. Applies to a script without telephony.',
    },
    unit: { ru: 'с', en: 's' },
  }),
  sources: setting(z.array(z.string().trim().min(1).max(50)).max(20).default(['CALL']), {
    title: { ru: 'Источники лидов со звонков', en: 'Sources of leads from calls' },
    help: {
      ru: 'Коды источников, по одному. По ним узнают лиды сценария без телефонии; вручную созданный лид с другим источником не трогают.',
      en: 'Codes of sources, one each. Leads of a script without telephony are known by them; a lead made by hand with another source is left alone.',
    },
  }),
  technicalUsers: setting(z.array(z.string().trim().regex(/^\d+$/).max(12)).max(20).default([]), {
    title: { ru: 'Технические сотрудники оператора', en: 'Technical people of the operator' },
    help: {
      ru: 'Номера сотрудников, от имени которых пишет сценарий оператора или на которых он переводит лиды. Их изменения не считаются решением человека.',
      en: 'Numbers of people in whose name the operator’s script writes, or to whom it moves leads. Their changes are not taken for a person’s decision.',
    },
  }),
  callBackMinutes: setting(z.int().min(0).max(1_440).default(0), {
    title: { ru: 'Сообщать руководителю, если не перезвонили', en: 'Tell the head when nobody called back' },
    help: {
      ru: 'Через столько минут после пропущенного звонка руководитель ответственного получает уведомление, один раз. 0: не сообщать.',
      en: 'So many minutes after a missed call the head of its responsible gets a notice, once. 0: nobody is told.',
    },
    unit: { ru: 'мин', en: 'min' },
  }),
  pool: setting(z.boolean().default(false), {
    title: { ru: 'Сотрудники сами берут неразобранные', en: 'People take unresolved calls themselves' },
    help: {
      ru: 'Любой сотрудник видит звонки без ответственного и может взять их себе.',
      en: 'Everybody sees calls without a responsible and may take them.',
    },
  }),
})
export type MissedCallSettings = z.infer<typeof missedCallSettings>

/** The end of any call of the portal. Bitrix24 docs: api-reference/telephony/voximplant/events/on-voximplant-call-end */
export const callEndEvent = 'ONVOXIMPLANTCALLEND'

/** Missed calls: the lead goes to whoever holds the line that was called. */
export const missedCallsSlice: SliceDeclaration<typeof missedCallSettings> = {
  name: 'missed-calls',
  title: { ru: 'Пропущенные звонки', en: 'Missed calls' },
  summary: {
    ru: 'Ответственный за лид пропущенного звонка по номеру линии. Если выключить, лиды остаются у тех, кому их дал оператор.',
    en: 'The responsible of a missed call’s lead by the number of the line. If you turn it off, leads stay with whom the operator gave them to.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm'],
    optionalScopes: ['telephony'],
    methods: ['crm.item.list', 'crm.item.update'],
    events: recordEventNames([leadEntityTypeId]),
    scopedEvents: { telephony: [callEndEvent] },
    offlineEvents: recordEventNames([leadEntityTypeId]),
  }),
  settings: missedCallSettings,
}
