import { METHODS } from '../methods/registry.ts'
import { asList, asText } from '../wire/params.ts'
import { html, type Markup } from './html.ts'
import { flag } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

/** Scopes that applications ask for although no method of this portal needs them yet. */
const BESIDES = [
  'telephony',
  'call',
  'mail',
  'sale',
  'imbot',
  'imopenlines',
  'documentgenerator',
  'delivery',
  'landing',
  'placement',
  'userfieldconfig',
  'user_basic',
  'user_brief',
  'user',
]

/** Every scope that a method of this portal belongs to and those that applications ask for besides, in the alphabet's order. */
function allScopes(): string[] {
  const used = METHODS.flatMap((spec) => (typeof spec.scope === 'string' ? [spec.scope] : [...spec.scope]))
  return [...new Set([...used, ...BESIDES])].filter((one) => one !== '').sort()
}

/** Ticks of scopes. */
export function scopeTicks({ say }: Viewer, chosen: readonly string[]): Markup {
  return html`<fieldset class="field scopes">
    <legend>${say('Права доступа (scope)', 'Access scopes')}</legend>
    <div class="scopes__list" tabindex="0" role="group" aria-label="${say('Список прав', 'List of scopes')}">
      ${allScopes().map(
        (scope) =>
          html`<label class="check mono"
            ><input
              type="checkbox"
              name="scopes[]"
              value="${scope}"
              ${flag('checked', chosen.includes(scope))}
            />${scope}</label
          >`,
      )}
    </div>
  </fieldset>`
}

/** Ticked scopes of a form that was sent, known ones only. */
export function readScopes(body: Record<string, unknown>): string[] {
  const known = new Set(allScopes())
  return asList(body['scopes'])
    .map(asText)
    .filter((one) => known.has(one))
}
