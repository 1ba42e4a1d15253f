import { Component, type ReactNode } from 'react'
import { ErrorState } from '../ui/error-state.tsx'

/** A fault of a screen leaves a sentence and a way on instead of a white page. */
export class ScreenGuard extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null }

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault }
  }

  override render(): ReactNode {
    if (!this.state.fault) return this.props.children
    return <ErrorState error={this.state.fault} onRetry={() => this.setState({ fault: null })} />
  }
}
