export interface SaidLook {
  colour: 'red' | 'yellow' | 'blue' | 'grey'
  title: string
  text: string
  subject: { title: string } | null
}

/** The heading is plain text: the sign stands for the colour, and the words say it again. */
const signs: Record<SaidLook['colour'], string> = { red: '🔴 ', yellow: '🟡 ', blue: '🔵 ', grey: '' }

/** Heading and status line of the portal's own card, out of what our panel says of the call. */
export const cardWords = ({ colour, title, text, subject }: SaidLook): { title: string; status: string } => ({
  title: `${signs[colour]}${title}${subject ? ` · ${subject.title}` : ''}`,
  status: text,
})
