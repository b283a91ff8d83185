import { pageTexts } from '../texts/en/page.ts';
import { ConnectionLine } from './connection-line.tsx';

export type BannerState =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** An attempt is under way (`seconds` undefined) or follows in so many seconds. */
  | { readonly kind: 'reconnecting'; readonly why: string; readonly seconds: number | undefined }
  | { readonly kind: 'disconnected'; readonly why: string };

export interface ConnectionBannerProps {
  readonly state: BannerState;
  readonly onRetryNow: () => void;
  readonly onReload: () => void;
}

/** The life of the connection, in a line above the page: it makes room for itself and covers nothing. Read out politely; the countdown is not. */
export function ConnectionBanner(props: ConnectionBannerProps) {
  return (
    <output aria-label={pageTexts().connection} className="block shrink-0">
      {props.state.kind !== 'hidden' && <ConnectionLine {...props} />}
    </output>
  );
}
