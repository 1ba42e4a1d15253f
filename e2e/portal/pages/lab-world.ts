import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { formText, type Viewer } from './viewer.ts'

type Words = readonly [russian: string, english: string]

/** Features by the vendor's codes; one without words is shown by its code. Bitrix24 docs: api-reference/common/system/feature-get. */
const FEATURES: Record<string, Words> = {
  rest_offline_extended: ['Офлайн-события с резервированием', 'Offline events with reservation'],
  rest_auth_connector: ['Имя источника в офлайн-событиях', 'Name of the source in offline events'],
}

const SWITCHES = [
  'limits',
  'commercialPlan',
  'overloaded',
  'closed',
  'httpsRequired',
  'checkRequiredUserFields',
] as const
type Switch = (typeof SWITCHES)[number]

const SWITCH_WORDS: Record<Switch, Words> = {
  limits: ['Лимиты на запросы', 'Limits on requests'],
  commercialPlan: ['Коммерческий тариф: REST открыт', 'Commercial plan: REST is open'],
  overloaded: ['Поддержка заблокировала REST вручную', 'Support has blocked REST by hand'],
  closed: ['Публичная часть портала закрыта', 'The public part of the portal is closed'],
  httpsRequired: ['Вызовы только по https', 'Calls by https only'],
  checkRequiredUserFields: ['Проверять обязательные поля', 'Check required fields'],
}

/** What the tariff and the vendor decide: features that applications ask about, limits, blocks. */
export function registerLabWorld(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/world/', (viewer) => worldPage(state, viewer))
  formAction(server, state, '/lab/world/', (_viewer, request, reply) => {
    const { settings } = state
    const name = formText(request, 'name')
    const known = SWITCHES.find((one) => one === name)
    if (known !== undefined) settings[known] = !settings[known]
    else if (name in settings.features) settings.features[name] = settings.features[name] !== true
    state.touch()
    return reply.redirect('/lab/world/', 303)
  })
}

function worldPage(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const title = say('Тариф и портал', 'Tariff and portal')
  const { features, profile } = state.settings
  const line = (name: string, words: Words | undefined, on: boolean): Markup => switchLine(viewer, name, words, on)
  const body = html`<div class="head">
      <h1 id="pagetitle">${title}</h1>
      <span class="head__note">${say('Профиль', 'Profile')}: ${profile}</span>
    </div>
    ${labNav(viewer, 'world')}
    <div class="two two--wide" id="switches" data-fresh>
      <section class="panel">
        <div class="panel__head"><h2>${say('Возможности тарифа', 'Features of the tariff')}</h2></div>
        <ul class="lines">
          ${Object.entries(features).map(([name, on]) => line(name, FEATURES[name], on))}
        </ul>
      </section>
      <section class="panel">
        <div class="panel__head"><h2>${say('Портал', 'Portal')}</h2></div>
        <ul class="lines">
          ${SWITCHES.map((name) => line(name, SWITCH_WORDS[name], state.settings[name]))}
        </ul>
      </section>
    </div>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function switchLine({ say }: Viewer, name: string, words: Words | undefined, on: boolean): Markup {
  const label = words === undefined ? name : say(...words)
  return html`<li>
    <span><b>${label}</b><small class="mono">${name}</small></span>
    <span class="head__space"></span>
    <form method="post" action="/lab/world/" data-inline>
      <input type="hidden" name="name" value="${name}" />
      <button class="toggle" role="switch" aria-checked="${String(on)}" aria-label="${label}" type="submit"></button>
    </form>
  </li>`
}
