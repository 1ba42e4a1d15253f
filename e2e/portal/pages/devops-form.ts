import { checkHandlerUrl } from '../apps/handler-url.ts'
import { html, trusted, type Markup } from './html.ts'
import { readScopes, scopeTicks } from './scope-ticks.ts'
import { flag } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

/** A local application as its administrator describes it. */
export interface AppInput {
  title: string
  menuTitle: string
  handlerUrl: string
  installUrl: string | null
  scopes: string[]
  apiOnly?: true
}

/** Ticked from the start: what an application with tabs in the CRM usually asks for. */
const USUAL_SCOPES = [
  'crm',
  'placement',
  'user_basic',
  'department',
  'im',
  'disk',
  'task',
  'calendar',
  'catalog',
  'userfieldconfig',
  'timeman',
  'bizproc',
  'telephony',
]

const FIELDS = ['title', 'menuTitle', 'handlerUrl', 'installUrl', 'apiOnly'] as const

/** Form of a new local application; `draft` is what was typed before a refusal. */
export function devopsForm(viewer: Viewer, draft: Record<string, string>): Markup {
  const { say } = viewer
  const field = (name: (typeof FIELDS)[number], label: string, attributes: Markup = html``): Markup =>
    html`<label class="field"
      ><span>${label}</span><input name="${name}" value="${draft[name] ?? ''}" ${attributes}
    /></label>`
  const scopes = draft['scopes'] === undefined ? USUAL_SCOPES : draft['scopes'].split(',')
  return html`<form class="panel" method="post" action="/devops/">
    <div class="panel__head"><h2>${say('Новое локальное приложение', 'New local application')}</h2></div>
    <div class="panel__body">
      ${field('title', say('Название', 'Title'), trusted('required'))}
      ${field('handlerUrl', say('Путь вашего обработчика', 'Handler path'), trusted('required type="url" placeholder="http://127.0.0.1:3000/"'))}
      ${field('installUrl', say('Путь для первоначальной установки', 'Path for the initial installation'), trusted('type="url"'))}
      ${field('menuTitle', say('Название в меню', 'Title in the menu'))}
      <label class="check"
        ><input
          type="checkbox"
          name="apiOnly"
          value="Y"
          ${flag('checked', draft['apiOnly'] === 'Y')}
        />${say('Использует только API: без страницы и пункта меню', 'Uses only API: no page and no menu item')}</label
      >
      ${scopeTicks(viewer, scopes)}
      <button class="btn btn--primary" type="submit">${say('Сохранить', 'Save')}</button>
    </div>
  </form>`
}

/** Reads the form, or says in one sentence what to correct. */
export function readAppForm(
  { say }: Viewer,
  body: Record<string, unknown>,
): { input: AppInput } | { problem: string; draft: Record<string, string> } {
  const texts = Object.fromEntries(
    FIELDS.map((name) => [name, typeof body[name] === 'string' ? body[name].trim() : '']),
  )
  const scopes = readScopes(body)
  const draft = { ...texts, scopes: scopes.join(',') }
  const { title = '', menuTitle = '', handlerUrl = '', installUrl = '', apiOnly = '' } = texts
  if (title === '') return { draft, problem: say('Напишите название приложения.', 'Give the application a title.') }
  if (!isHandlerAddress(handlerUrl) || (installUrl !== '' && !isHandlerAddress(installUrl))) {
    const problem = say(
      'Адрес обработчика не подходит. Нужен полный адрес: http или https, в имени узла есть точка (вместо localhost пишите 127.0.0.1).',
      'The handler address does not fit: http or https with a dot in the host (127.0.0.1 instead of localhost).',
    )
    return { draft, problem }
  }
  if (scopes.length === 0) {
    return {
      draft,
      problem: say(
        'Отметьте хотя бы одно право: без прав приложение ничего не вызовет.',
        'Tick at least one scope: without any the application can call nothing.',
      ),
    }
  }
  return {
    input: {
      title,
      menuTitle: apiOnly === 'Y' ? '' : menuTitle || title,
      handlerUrl,
      installUrl: installUrl === '' ? null : installUrl,
      scopes,
      ...(apiOnly === 'Y' ? { apiOnly: true } : {}),
    },
  }
}

function isHandlerAddress(text: string): boolean {
  try {
    checkHandlerUrl(text)
    return true
  } catch {
    return false
  }
}
