import { Component, type ReactNode } from 'react';
import { Bug } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface Props {
  readonly children: ReactNode;
  readonly onBroken?: (() => void) | undefined;
}

/** A bug in the page: says so and offers a fresh start, instead of a blank page. React reports the error itself. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken?.();
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="flex h-full">
        <EmptyState
          tone="problem"
          icon={<Bug size={22} />}
          title="Something broke on this page"
          actions={
            <Button kind="primary" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          What you have sent is safe on the server. Reload to go on.
        </EmptyState>
      </main>
    );
  }
}
