import type { CommandTable, FrameContext } from './commands.ts'
import { applicationQuery, sliderTarget } from './path.ts'
import { isInSlider, sliders } from './slider.ts'
import { param, textParam } from './wire.ts'

/** Colours that `bx24_label.bgColor` may name. Bitrix24 docs: sdk/bx24-js-sdk/additional-functions */
const LABEL_COLOURS: Record<string, string> = {
  aqua: '#06bab1',
  green: '#5b8a0a',
  orange: '#a85e00',
  brown: '#7d5b3c',
  pink: '#c2185b',
  blue: '#0154c8',
  grey: '#525c69',
  violet: '#5a1fb0',
}

/** Commands that open and close side sliders. */
export function sliderCommands({ boot }: FrameContext): CommandTable {
  return {
    openPath: (params, reply) => {
      if (/\bMobi/.test(navigator.userAgent)) {
        reply({ result: 'error', errorCode: 'METHOD_NOT_SUPPORTED_ON_DEVICE' })
        return
      }
      const target = sliderTarget(param(params, 'path'), location.origin, boot)
      if (target === null) {
        reply({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' })
        return
      }
      sliders().open({ ...target, title: target.url, onClose: () => reply({ result: 'close' }) })
    },
    openApplication: (params, reply) => openApplication(boot, params, () => reply()),
    closeApplication: (_params, reply) => {
      if (isInSlider() && sliders().close(window)) reply()
    },
  }
}

/** Opens the application's own page in a slider; `bx24_*` parameters draw the slider, the rest goes to the page. */
export function openApplication(boot: { appId: string; title: string }, params: unknown, onClose?: () => void): void {
  const label = param(params, 'bx24_label')
  const width = Number(param(params, 'bx24_width'))
  const leftBoundary = Number(param(params, 'bx24_leftBoundary'))
  sliders().open({
    url: `/marketplace/app/${boot.appId}/?${applicationQuery(params).toString()}`,
    title: textParam(params, 'bx24_title', boot.title),
    width: width > 0 ? width : 0,
    ...(leftBoundary > 0 && !(width > 0) ? { leftBoundary } : {}),
    label: {
      text: textParam(label, 'text'),
      background: LABEL_COLOURS[textParam(label, 'bgColor')] ?? '#0154c8',
      color: textParam(label, 'color', '#ffffff'),
    },
    ...(onClose === undefined ? {} : { onClose }),
  })
}
