import { LoaderCircle } from 'lucide-react'

/** For work under a second; the words beside it say what is going on. */
export const Spinner = () => <LoaderCircle size={15} strokeWidth={2} aria-hidden="true" className="animate-turn" />
