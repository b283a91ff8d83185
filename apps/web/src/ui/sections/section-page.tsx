import clsx from 'clsx';
import { useId, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useKeptFocus } from '../kept-focus.ts';
import { PageHeader } from '../room/room-header.tsx';

export interface SectionLink {
  readonly href: string;
  readonly title: string;
}

interface SectionPageProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly sections: readonly SectionLink[];
  /** The address of the section that is shown. */
  readonly current: string;
  readonly children: ReactNode;
}

/** On a phone the row is longer than the screen. */
const intoView = (item: HTMLLIElement | null): void =>
  // Optional, because the tests' DOM scrolls nothing.
  item?.scrollIntoView?.({ inline: 'center', block: 'nearest' });

/** A page of several sections, each with an address of its own: their links in a row above, which scrolls where it is too narrow. */
export function SectionPage({ title, icon, sections, current, children }: SectionPageProps) {
  return (
    <>
      <PageHeader>
        <span aria-hidden="true" className="flex shrink-0 text-ink-faint">
          {icon}
        </span>
        <h1 className="truncate text-read font-semibold">{title}</h1>
      </PageHeader>
      <nav aria-label={title} className="shrink-0 border-b border-line">
        <ul className="scrolls-sideways mx-auto flex w-full max-w-3xl px-1 md:px-3">
          {sections.map(({ href, title: name }) => (
            <li key={href} ref={href === current ? intoView : undefined}>
              <Link
                href={href}
                aria-current={href === current ? 'page' : undefined}
                className={clsx(
                  'flex h-11 items-center border-b-2 px-3 text-base font-medium whitespace-nowrap focus-visible:-outline-offset-2',
                  href === current
                    ? 'border-accent text-ink'
                    : 'border-transparent text-ink-soft hover:text-ink',
                )}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6 pb-16 md:px-6">{children}</div>
      </div>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** At the right of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of a section, under a heading. What had the focus in it and goes away leaves it to the section. */
export function Section({ title, description, action, children }: SectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const keepFocus = useKeptFocus(() => () => section.current);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby={id}
      {...keepFocus}
      className="flex flex-col gap-4 outline-none"
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-read font-semibold">
            {title}
          </h2>
          {description !== undefined && (
            <p className="mt-0.5 max-w-prose text-base text-pretty text-ink-soft">{description}</p>
          )}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
