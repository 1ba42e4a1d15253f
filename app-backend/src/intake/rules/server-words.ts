/** Subjects by which servers say that a letter was not delivered; matched at the start, so that an answer to one is no bounce. */
const bounceSubject = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:\\*+\\s*spam\\s*\\*+[^\\p{L}]*)?(?:${[
    'undeliver(?:ed|able)(?: mail)?(?: returned)?\\b',
    'undelivered mail',
    'failure notice',
    'mail delivery (?:failed|failure|problem|error|status|subsystem|system)',
    'delivery (?:status notification|failure|failed|problem|error|delayed|report|incomplete|has failed|unsuccessful)',
    'delivery-?(?:report|status)',
    'returned mail',
    'mail (?:system|could not be|not delivered|error|returned|undeliverable|status report)',
    'message (?:delivery|could not be|not delivered|undeliverable|you sent (?:was )?blocked|status)',
    'non[- ]?delivery',
    'nondeliverable mail',
    'notification d.?(?:é|=e9|e)tat de (?:remise|distribution)',
    'unzustellbar',
    'warning: (?:could not send|message)',
    'your (?:message|email|e-mail) (?:could not|was not|has been (?:blocked|rejected)|cannot|to )',
    'could not deliver',
    'rejected mail',
    'permanent (?:delivery )?failure',
    'dsn:',
    'ndn:',
    'не ?(?:удалось|удается|удаётся) доставить',
    'недоставлен',
    'не ?доставлен',
    'сообщение (?:о недоставке|не доставлено|не может быть доставлено)',
    'письмо не доставлено',
    'отчет о недоставке',
    'уведомление о (?:состоянии|статусе) доставки',
    'ошибка доставки',
    'возврат (?:почты|письма)',
  ].join('|')})`,
  'iu',
)

/** Of them those that say that delivery goes on. */
const delayedSubject = /delay|warning: (could not send|message)|still being retried|incomplete|задерж|отложен/i

/** Subjects that only programs write for people who are away; matched at the start. */
const answerSubject = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:re|aw|sv|antw|ha|ответ):\\s*)?(?:${[
    'auto(?:matic|matische)?[- ]?(?:reply|response|generated reply)\\s*(?::|$|\\[)',
    'autoreply\\s*(?::|$)',
    'automatische? antwort\\s*:',
    'automatisch antwoord\\s*:',
    'out of (?:the )?office\\s*(?::|$|auto|reply|re:|\\()',
    'out-of-office',
    'abwesenheits(?:notiz|nachricht|assistent)',
    'réponse automatique\\s*:',
    'respuesta automática\\s*:',
    'risposta automatica\\s*:',
    'resposta automática\\s*:',
    'automatisk svar\\s*:',
    'automaattinen vastaus\\s*:',
    'odpowiedź automatyczna\\s*:',
    'автоматический ответ\\s*(?::|$|\\()',
    'автоматична відповідь\\s*:',
    'автоответ\\s*(?::|$|\\()',
    '自動返信',
    '自动回复',
  ].join('|')})`,
  'iu',
)

/** Subjects that people may write too: they tell of a program only in an answer to a letter. */
const awaySubject = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${[
    'auto(?:responder|response|answer)?[: ]',
    'autorespons',
    'out of office',
    'ooo\\b',
    'away (?:from|until)',
    'i am (?:currently )?(?:away|out of)',
    '(?:on )?vacation',
    'abwesend',
    'absence du bureau',
    'отсутствую',
    'я в отпуске',
    'в отпуске',
    'не в офисе',
    'нет на месте',
  ].join('|')})`,
  'iu',
)

/** The first words of a server's report where the subject is somebody's. */
const bounceText =
  /this (?:message was created automatically by mail delivery software|is the (?:mail system at host|qmail|mail delivery)|is an automatically generated delivery status|is a permanent error)|delivery to the following recipients? failed|your (?:message|mail|email) (?:did not reach|could not be delivered|was not delivered|wasn't delivered)|the following (?:message to|address(?:es)? (?:failed|had))|there was an error delivering your (?:mail|message)|"notificationType"\s*:\s*"(?:Bounce|Complaint|Delivery)"|was not delivered to|could not be\s+delivered to|ваше (?:сообщение|письмо) не (?:было )?доставлено|не удалось доставить (?:ваше )?(?:сообщение|письмо)/i

export const saysBounce = (subject: string): boolean => bounceSubject.test(subject)
export const saysDelayed = (subject: string): boolean => delayedSubject.test(subject)
/** @param answers the letter names another one that it answers */
export const saysAutoReply = (subject: string, answers: boolean): boolean =>
  answerSubject.test(subject) || (answers && awaySubject.test(subject))
export const readsAsBounce = (text: string): boolean => bounceText.test(text.slice(0, 1_500))
