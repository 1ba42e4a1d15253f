/** An answer other than 250. Codes: RFC 5321 4.2.3; 4xx tells the sender to come again, 5xx that it is in vain. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

export const unknownMailbox = () =>
  new Refusal(550, 'No such mailbox: this server takes in letters for its own addresses only')

export const tooLarge = (limitMb: number) =>
  new Refusal(552, `The letter is too large: at most ${limitMb} MB are taken in`)

export const tryLater = () => new Refusal(451, 'The letter can not be stored at the moment, please send it again later')

export const busy = () => new Refusal(452, 'Too many letters are coming in at once, please send it again later')
