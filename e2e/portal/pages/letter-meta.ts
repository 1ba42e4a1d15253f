import type { Activity } from '../store/records.ts'
import { html, type Markup } from './html.ts'
import type { Viewer } from './viewer.ts'

/** Who wrote the letter to whom: from SETTINGS.EMAIL_META as the portal's own mail card reads it. */
export function letterMeta(viewer: Viewer, activity: Activity): Markup {
  const meta = record(activity.settings['EMAIL_META'])
  const address = activity.communications.map((one) => one.value).join(', ')
  const incoming = activity.direction === 1
  const lines: [string, string][] = [
    [viewer.say('От', 'From'), text(meta['from']) || (incoming ? address : text(meta['__email']))],
    [viewer.say('Кому', 'To'), text(meta['to']) || (incoming ? text(meta['__email']) : address)],
    [viewer.say('Копия', 'Cc'), text(meta['cc'])],
  ]
  return html`<dl class="letter-meta">
    ${lines
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
