interface CodeBlockProps {
  /** Name for screen readers: the block scrolls and takes the focus. */
  label: string
  /** A text as it is; anything else as indented JSON. */
  value: unknown
}

/** Several lines that a machine wrote; scrolls inside itself. */
export const CodeBlock = ({ label, value }: CodeBlockProps) => (
  <pre
    role="region"
    aria-label={label}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    tabIndex={0}
    className="max-h-[320px] overflow-auto rounded-md border border-line bg-surface-3 p-3 font-mono text-12 leading-[1.5] whitespace-pre-wrap wrap-anywhere text-ink outline-offset-[-2px]"
  >
    {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
  </pre>
)
