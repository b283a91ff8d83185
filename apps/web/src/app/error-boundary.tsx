import { Component, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { commonTexts } from '../texts/en/common.ts';
import { appTexts } from '../texts/en/app.ts';
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
    const t = appTexts();
    return (
      <main className="flex h-full">
        <EmptyState
          tone="problem"
          icon={<CircleAlert size={22} />}
          title={t.broken}
          actions={
            <Button kind="primary" onClick={() => window.location.reload()}>
              {commonTexts().reload}
            </Button>
          }
        >
          {t.safe}
        </EmptyState>
      </main>
    );
  }
}
