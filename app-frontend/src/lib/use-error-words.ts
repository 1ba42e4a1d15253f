import { useLingui } from '@lingui/react/macro'
import { ApiError } from './api-error.ts'

export interface ErrorWords {
  title: string
  /** What it means and what to do. */
  text: string
  /** Code for support, null when the failure never reached the server. */
  supportCode: string | null
}

/** Words for a failed call: the server's own where it gave them. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t } = useLingui()
  return (error) => {
    if (!(error instanceof ApiError)) {
      return {
        title: t`Экран не смог показать ответ`,
        text: t`Данные на портале целы. Откройте вкладку заново.`,
        supportCode: null,
      }
    }
    if (error.said) {
      return {
        title: error.said.message,
        text: error.said.action,
        supportCode: error.said.requestId,
      }
    }
    switch (error.kind) {
      case 'slow':
        return {
          title: t`Ответа нет 30 секунд`,
          text: t`Правки не потеряны. Повторите, когда связь станет лучше.`,
          supportCode: null,
        }
      case 'frame':
        return {
          title: t`Портал не подтвердил вход`,
          text: t`Без этого данные клиента не показываются. Закройте карточку и откройте её снова.`,
          supportCode: null,
        }
      default:
        return {
          title: t`Сервер приложения не отвечает`,
          text: t`Связь с ним прервалась. Проверьте интернет и повторите.`,
          supportCode: null,
        }
    }
  }
}
