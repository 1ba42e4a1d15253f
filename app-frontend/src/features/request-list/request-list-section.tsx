import { RequestList } from './request-list.tsx'

/** All requests that the viewer may see. */
export default function RequestListSection() {
  return <RequestList client={null} />
}
