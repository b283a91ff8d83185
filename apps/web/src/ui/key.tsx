/** A key of the keyboard. */
export function Key({ children }: { readonly children: string }) {
  return (
    <kbd className="ms-1 rounded-md border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs first:ms-0">
      {children}
    </kbd>
  );
}
