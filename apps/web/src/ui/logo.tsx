/** The mark: two voices, one answering the other. */
export function Logo({ size = 32 }: { readonly size?: number | undefined }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8 10.5A3.5 3.5 0 0 1 11.5 7h6A3.5 3.5 0 0 1 21 10.5v3a3.5 3.5 0 0 1-3.5 3.5H13l-5 4z"
        className="fill-on-accent"
      />
      <path
        d="M23 12.6a3.5 3.5 0 0 1 2 3.2V26l-4.6-3.6h-4.9a3.5 3.5 0 0 1-3.3-2.4h6a5.2 5.2 0 0 0 4.8-5.2z"
        className="fill-on-accent opacity-60"
      />
    </svg>
  );
}
