import type { PersonBody, PersonErased, PersonHeld } from '@poryadok/app-backend/operations/contract'
import { useMutation } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const path = (what: string): string => `/api/operations/person/${what}`

/** What is held about a person: look, take a copy, erase. Asked only when told to: no address is kept in the screen's memory. */
export function usePersonData() {
  const { api } = useServices()
  return {
    look: useMutation({ mutationFn: (person: PersonBody) => api.post<PersonHeld>(path('look'), person) }),
    copy: useMutation({ mutationFn: (person: PersonBody) => api.download(path('export'), 'person.json', person) }),
    erase: useMutation({ mutationFn: (person: PersonBody) => api.post<PersonErased>(path('erase'), person) }),
  }
}
